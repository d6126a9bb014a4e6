package dev.pinhole.imaging.worker;

/// Is told of each job that is given to a process.
@FunctionalInterface
interface JobWatcher {
  void given(long pid);
}
