package dev.pinhole.imaging.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A running worker, as the thread that owns it and whoever ends it see it.
final class WorkerProcess {
  private static final int PAGE = 4096;

  /// Why it was ended from this side.
  enum Ended {
    NOT,
    DEADLINE,
    CANCELLED
  }

  private final Process process;
  private final OutputStream requests;
  private final InputStream replies;
  private volatile Ended ended = Ended.NOT;
  private int jobs;

  WorkerProcess(Process process) {
    this.process = process;
    this.requests = process.getOutputStream();
    this.replies = new BufferedInputStream(process.getInputStream());
    followLog();
  }

  /// Where no thread can be had for its log, nobody would own the process.
  private void followLog() {
    try {
      WorkerLog.follow(process);
    } catch (RuntimeException | Error e) {
      bury();
      throw e;
    }
  }

  /// Blocks until it has started.
  void awaitReady() throws IOException {
    Reply first = Frame.receive(replies, Reply::read);
    if (!(first instanceof Reply.Ready)) {
      throw new IOException("the worker answered before it was asked");
    }
  }

  /// An exception means that the request did not get through: it is dead.
  void ask(Request request) throws IOException {
    jobs++;
    Frame.send(requests, request::write);
  }

  /// Blocks. An exception means that it is dead, or to be ended.
  Reply answer() throws IOException {
    return Frame.receive(replies, Reply::read);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  int jobs() {
    return jobs;
  }

  Ended ended() {
    return ended;
  }

  /// Can be called from any thread; whoever waits for an answer then gets an exception.
  void end(Ended reason) {
    if (ended == Ended.NOT) {
      ended = reason;
    }
    process.destroyForcibly();
  }

  /// Ends it, waits until the system has let go of it, and returns its exit status; -1 where it
  /// takes too long. An interrupt waits, too: nothing may outlive the pool.
  int bury() {
    process.destroyForcibly();
    boolean interrupted = false;
    try {
      for (int attempt = 0; attempt < 10; attempt++) {
        try {
          return process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return -1;
    } finally {
      closePipes();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void closePipes() {
    try (requests;
        replies) {
      requests.flush();
    } catch (IOException e) {
      // The other end is gone, which is why the pipes are closed.
    }
  }

  /// Bytes of memory it really has; 0 where the system does not tell.
  long residentMemory() {
    try {
      String pages = Files.readString(Path.of("/proc", Long.toString(pid()), "statm"));
      return Long.parseLong(pages.split(" ", 3)[1]) * PAGE;
    } catch (IOException e) {
      return 0; // not Linux, or just gone
    }
  }
}
