package dev.pinhole.server.capture.internal.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The processes of one browser: the driver (Node.js), Chromium below it, and what Chromium starts.
 * Playwright does not tell them, so the driver is found by its folder, which no other browser has.
 * Thread-safe.
 */
final class BrowserProcesses {
  /** What a process has for itself; program code, which all of them share, is not counted. */
  private static final Pattern OWN_MEMORY = Pattern.compile("Rss(?:Anon|Shmem):\\s+(\\d+) kB");

  private static final Set<String> SHELLS = Set.of("sh", "dash", "bash", "busybox");
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String within;

  /**
   * The driver and its children. Chromium has a new parent once the driver has ended, and would not
   * be found any more.
   */
  private final Set<ProcessHandle> tops = ConcurrentHashMap.newKeySet();

  BrowserProcesses(Path folder) {
    this.within = Trees.within(folder);
  }

  /** Whether the driver and the browser live, as far as they were seen. */
  boolean live() {
    return !tops.isEmpty() && tops.stream().allMatch(ProcessHandle::isAlive);
  }

  /** Remembers who is at the top, so that all can be found later on. */
  void look() {
    ProcessHandle.current().children().filter(this::isDriver).forEach(this::addTop);
  }

  /** Ends all of them; nothing of them is worth keeping. */
  void kill() {
    look();
    all().forEach(ProcessHandle::destroyForcibly);
    // Chromium may have started another one meanwhile; ended itself, it cannot any more.
    all().forEach(ProcessHandle::destroyForcibly);
  }

  /** Waits until driver and browser have ended, for a while; what they had open is then free. */
  void awaitEnd() {
    Deadline deadline = Deadline.in(PATIENCE);
    for (ProcessHandle top : tops) {
      top.onExit().completeOnTimeout(top, deadline.left().toMillis(), TimeUnit.MILLISECONDS).join();
    }
  }

  /** Bytes that all of them have for themselves; 0 where the system does not tell. */
  long memory() {
    return all().stream().mapToLong(process -> memory(process.pid())).sum();
  }

  private List<ProcessHandle> all() {
    return tops.stream()
        .flatMap(top -> Stream.concat(Stream.of(top), top.descendants()))
        .filter(ProcessHandle::isAlive)
        .distinct()
        .toList();
  }

  private void addTop(ProcessHandle driver) {
    tops.add(driver);
    driver.children().forEach(this::addBrowser);
  }

  /** Some systems start the browser by a script that waits for it: either may end on its own. */
  private void addBrowser(ProcessHandle started) {
    tops.add(started);
    if (isShell(started)) {
      started.children().forEach(tops::add);
    }
  }

  static boolean isShell(ProcessHandle process) {
    String program = process.info().command().orElse("");
    return SHELLS.contains(program.substring(program.lastIndexOf('/') + 1));
  }

  private boolean isDriver(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .filter(arguments -> Arrays.stream(arguments).anyMatch(word -> word.startsWith(within)))
        .isPresent();
  }

  private static long memory(long pid) {
    try {
      Matcher found =
          OWN_MEMORY.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
      long kilobytes = 0;
      while (found.find()) {
        kilobytes += Long.parseLong(found.group(1));
      }
      return kilobytes * 1024;
    } catch (IOException e) {
      // It has ended, or this is no Linux.
      return 0;
    }
  }
}
