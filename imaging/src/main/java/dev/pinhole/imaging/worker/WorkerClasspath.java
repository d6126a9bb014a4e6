package dev.pinhole.imaging.worker;

import dev.pinhole.api.transform.Transform;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;

/// What a worker needs to be found where this process found it: directories of classes, plain jars,
/// or jars inside an executable jar, which are unpacked.
final class WorkerClasspath {
  private static final List<Class<?>> NEEDED =
      List.of(WorkerMain.class, Transform.class, Logger.class);

  private WorkerClasspath() {}

  static String of(Path cache) throws IOException {
    Set<String> places = new LinkedHashSet<>();
    for (Class<?> type : NEEDED) {
      places.add(place(type, cache).toString());
    }
    return String.join(File.pathSeparator, places);
  }

  private static Path place(Class<?> type, Path cache) throws IOException {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IOException("it cannot be told where %s came from".formatted(type.getName()));
    }
    URL location = source.getLocation();
    return location.getProtocol().equals("file")
        ? Path.of(URI.create(location.toString()))
        : NestedJar.parse(location.toString()).unpackedIn(cache);
  }
}
