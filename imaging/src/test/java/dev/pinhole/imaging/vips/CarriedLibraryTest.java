package dev.pinhole.imaging.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarriedLibraryTest {
  @TempDir private Path parent;
  private final CarriedLibrary library = new CarriedLibrary(Platform.current());

  @Test
  void unpacksOnceIntoADirectoryOfItsOwn() throws Exception {
    Path directory = parent.resolve("a").resolve("cache");

    Path first = library.unpackedIn(directory);
    var written = Files.getLastModifiedTime(first);
    Path second = library.unpackedIn(directory);

    assertThat(second).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(second)).isEqualTo(written);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(first);
    }
  }

  @Test
  void replacesAFileThatIsNotWhatItsNameSays() throws Exception {
    Path directory = parent.resolve("cache");
    Path file = library.unpackedIn(directory);
    byte[] right = Files.readAllBytes(file);
    Files.writeString(file, "something else");

    library.unpackedIn(directory);

    assertThat(Files.readAllBytes(file)).isEqualTo(right);
  }

  @Test
  void refusesADirectoryThatOthersCanWrite() throws Exception {
    Path directory = Files.createDirectory(parent.resolve("cache"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatThrownBy(() -> library.unpackedIn(directory))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("-Dpinhole.imaging.cache")
        .hasRootCauseMessage(directory + " can be written by other users");
  }

  @Test
  void refusesALinkInPlaceOfTheDirectory() throws Exception {
    Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
    Path directory = Files.createSymbolicLink(parent.resolve("cache"), elsewhere);

    assertThatThrownBy(() -> library.unpackedIn(directory))
        .hasRootCauseMessage(directory + " is not a directory");
  }

  @Test
  void saysWhatToDoOnAMachineItIsNotBuiltFor() {
    var unknown = new CarriedLibrary(new Platform("plan9-mips"));

    assertThatThrownBy(() -> unknown.unpackedIn(parent.resolve("cache")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("plan9-mips")
        .hasMessageContaining("8.18.3 or later")
        .hasMessageContaining("-Dpinhole.imaging.libvips=FILE");
  }
}
