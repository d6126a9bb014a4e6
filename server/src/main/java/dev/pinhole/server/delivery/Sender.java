package dev.pinhole.server.delivery;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.blob.BlobContent;
import dev.pinhole.server.blob.Blobs;
import dev.pinhole.server.blob.CorruptBlobException;
import dev.pinhole.server.image.Access;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.rendition.Rendition;
import dev.pinhole.server.rendition.Renditions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the bytes for who was let in, and sends them. */
@Component
class Sender {

  private static final List<String> CONDITIONS =
      List.of("Range", "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since");

  private final Choice choice;
  private final Renditions renditions;
  private final Blobs blobs;
  private final Headers headers;
  private final Body body;

  Sender(Choice choice, Renditions renditions, Blobs blobs, Headers headers, Body body) {
    this.choice = choice;
    this.renditions = renditions;
    this.blobs = blobs;
    this.headers = headers;
    this.body = body;
  }

  void send(Exchange exchange, Access.Granted granted, Elsewhere elsewhere) throws IOException {
    boolean original = Choice.original(granted, exchange.path(), exchange.wish());
    Optional<Elsewhere.Copy> copy =
        original || !isWhole(exchange, granted.image())
            ? Optional.empty()
            : elsewhere.copy(granted.image());
    describe(exchange, granted, original);
    try {
      if (original) {
        send(exchange, granted.image(), Representation.original(granted.image()));
      } else if (copy.isPresent()) {
        sendCopy(exchange, granted.image(), copy.get());
      } else {
        sendRendition(exchange, granted.image());
      }
    } catch (CorruptBlobException e) {
      throw corrupt(exchange, e);
    }
  }

  /** Whoever has a part of ours, or asks for one, goes on with ours. */
  private static boolean isWhole(Exchange exchange, Image image) {
    HttpServletRequest request = exchange.request();
    return request.getMethod().equals("GET")
        && Choice.isPlain(image, exchange.path(), exchange.wish())
        && CONDITIONS.stream().allMatch(name -> request.getHeader(name) == null);
  }

  private void sendCopy(Exchange exchange, Image image, Elsewhere.Copy copy) throws IOException {
    HttpServletResponse response = exchange.response();
    headers.content(response, copy.format(), image, exchange.wish().download());
    response.setContentLength(copy.bytes().length);
    response.getOutputStream().write(copy.bytes());
  }

  private void describe(Exchange exchange, Access.Granted granted, boolean original) {
    Audience audience =
        exchange.byKey() ? Audience.of(granted, original, exchange.visitor()) : Audience.CALLER;
    boolean plain = Choice.isPlain(granted.image(), exchange.path(), exchange.wish());
    headers.caching(exchange.response(), granted.image(), audience, exchange.wish().auto(), plain);
    headers.safety(exchange.response(), audience);
  }

  /** Another node may have evicted a rendition that this one still knows; then it is made again. */
  private void sendRendition(Exchange exchange, Image image) throws IOException {
    Rendition rendition = rendition(exchange, image);
    try {
      send(exchange, image, Representation.of(rendition));
    } catch (FileNotFoundException | CorruptBlobException gone) {
      if (exchange.response().isCommitted()) {
        throw gone;
      }
      renditions.lost(rendition);
      send(exchange, image, Representation.of(rendition(exchange, image)));
    }
  }

  private Rendition rendition(Exchange exchange, Image image) throws IOException {
    return choice.rendition(
        image, exchange.path(), exchange.wish(), exchange.request().getHeader("Accept"));
  }

  private void send(Exchange exchange, Image image, Representation sent) throws IOException {
    headers.validators(exchange.response(), sent);
    switch (Conditions.of(exchange.request(), sent.etag(), sent.modified())) {
      case NOT_MODIFIED -> exchange.response().setStatus(304);
      case FAILED ->
          throw new ProblemException(
              ProblemCode.PRECONDITION_FAILED, "The image is not the one you expect.");
      case PROCEED -> sendBytes(exchange, image, sent);
    }
  }

  private void sendBytes(Exchange exchange, Image image, Representation sent) throws IOException {
    try (BlobContent content = blobs.open(sent.blob())) {
      headers.content(exchange.response(), sent, image, exchange.wish().download());
      body.send(exchange, sent, content);
    }
  }

  private static IOException corrupt(Exchange exchange, CorruptBlobException e) {
    if (exchange.response().isCommitted()) {
      return e;
    }
    throw new ProblemException(
        ProblemCode.BLOB_CORRUPT, "The stored bytes of this image are damaged.", e);
  }
}
