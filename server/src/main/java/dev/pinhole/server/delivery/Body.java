package dev.pinhole.server.delivery;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.blob.BlobContent;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.springframework.stereotype.Component;

/** The bytes of an answer: all, a part, or (for HEAD) none. */
@Component
class Body {

  void send(Exchange exchange, Representation sent, BlobContent content) throws IOException {
    switch (range(exchange.request(), sent)) {
      case ByteRange.Whole() -> transfer(exchange, content, 0, sent.size());
      case ByteRange.Part part -> sendPart(exchange, sent, content, part);
      case ByteRange.Unsatisfiable() -> throw unsatisfiable(sent.size());
    }
  }

  /** RFC 9110 gives a range a meaning for GET alone. */
  private static ByteRange range(HttpServletRequest request, Representation sent) {
    String range = request.getHeader("Range");
    boolean counts =
        range != null
            && request.getMethod().equals("GET")
            && Conditions.rangeCounts(request, sent.etag(), sent.modified());
    return counts ? ByteRange.of(range, sent.size()) : ByteRange.WHOLE;
  }

  private static void sendPart(
      Exchange exchange, Representation sent, BlobContent content, ByteRange.Part part)
      throws IOException {
    exchange.response().setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
    exchange
        .response()
        .setHeader(
            "Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + sent.size());
    transfer(exchange, content, part.first(), part.length());
  }

  private static void transfer(Exchange exchange, BlobContent content, long offset, long length)
      throws IOException {
    exchange.response().setContentLengthLong(length);
    if (!exchange.request().getMethod().equals("HEAD")) {
      content.transferTo(
          new ResponseChannel(exchange.response().getOutputStream()), offset, length);
    }
  }

  private static ProblemException unsatisfiable(long size) {
    return new ProblemException(
            ProblemCode.RANGE_NOT_SATISFIABLE,
            "The image has %d bytes; the range begins after them.".formatted(size))
        .with("size", size)
        .header("Content-Range", "bytes */" + size);
  }

  /**
   * Hands buffers on as they are, so that bytes held outside the heap are not copied through it.
   */
  private record ResponseChannel(ServletOutputStream out) implements WritableByteChannel {

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      int length = bytes.remaining();
      out.write(bytes);
      return length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
