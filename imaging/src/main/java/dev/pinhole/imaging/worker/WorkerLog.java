package dev.pinhole.imaging.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies what a worker says on standard error to the log. A worker can go mad: only so many lines
/// of so many characters are kept, the rest is read and dropped, so that it never blocks.
final class WorkerLog {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerLog.class);
  private static final int MOST_LINES = 100;
  private static final int LONGEST_LINE = 500;

  private WorkerLog() {}

  /// A platform thread: reading a pipe holds on to its carrier, and as many silent workers as there
  /// are processors would leave none for any other virtual thread.
  static void follow(Process process) {
    Thread.ofPlatform()
        .daemon()
        .name("image-worker-log-" + process.pid())
        .start(() -> copy(process));
  }

  private static void copy(Process process) {
    try (Reader in =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      int lines = 0;
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c != '\n') {
          keep(line, (char) c);
        } else if (lines++ < MOST_LINES) {
          LOG.warn("image worker {}: {}", process.pid(), line);
          line.setLength(0);
        }
      }
    } catch (IOException e) {
      LOG.debug("image worker {} closed its log", process.pid(), e);
    }
  }

  private static void keep(StringBuilder line, char c) {
    if (line.length() < LONGEST_LINE) {
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
  }
}
