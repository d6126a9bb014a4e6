package dev.pinhole.server.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Puts in a process with a heap far smaller than what is put. */
class LargePutTest {
  @TempDir Path directory;

  @Test
  void keepsHalfAGigabyteInASmallHeap() throws Exception {
    assertThat(put(1, 500)).contains("kept 1 of 524288000 bytes in 125 chunks");
  }

  @Test
  void keepsManyAtOnceInASmallHeap() throws Exception {
    assertThat(put(40, 5)).contains("kept 40 of 5242880 bytes in 2 chunks");
  }

  private String put(int count, int megabytes) throws Exception {
    Process process =
        new ForkedJava("-Xmx40m")
            .start(
                LargePuts.class,
                directory.toString(),
                Integer.toString(count),
                Integer.toString(megabytes));
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
