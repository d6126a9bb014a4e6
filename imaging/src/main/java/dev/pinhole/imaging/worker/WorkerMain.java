package dev.pinhole.imaging.worker;

import dev.pinhole.imaging.Engines;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImageLimits;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The child process: reads requests from standard input and answers on standard output until the
/// input ends, which it also does when the parent dies.
public final class WorkerMain {
  private WorkerMain() {}

  /// Runs until the input ends. The arguments are the limits, as {@link LimitArguments} writes
  /// them.
  public static void main(String[] args) throws IOException {
    InputStream requests = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
    OutputStream replies = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err); // a stray print must not look like an answer
    ImageLimits limits = LimitArguments.read(args);
    try (ImageEngine engine = Engines.inProcess(limits)) {
      WarmUp.run(engine);
      Frame.send(replies, new Reply.Ready()::write);
      serve(new Desk(engine, limits), requests, replies);
    }
  }

  private static void serve(Desk desk, InputStream requests, OutputStream replies)
      throws IOException {
    while (hasNext(requests)) {
      Request request = Frame.receive(requests, Request::read);
      Reply reply = desk.answer(request);
      Frame.send(replies, reply::write);
    }
  }

  private static boolean hasNext(InputStream requests) throws IOException {
    requests.mark(1);
    boolean more = requests.read() >= 0;
    if (more) {
      requests.reset();
    }
    return more;
  }
}
