package dev.pinhole.server.image.internal.upload;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.internal.ImageFields;
import dev.pinhole.server.image.internal.upload.ReceivedFile.Refused;
import dev.pinhole.server.image.internal.upload.ReceivedFile.Staged;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Reads a request's body into staged files and fields. */
@Component
class Reception {
  private static final int MAX_FIELD_BYTES = 16 * 1024;

  private final Library library;
  private final UploadProperties limits;

  Reception(Library library, UploadProperties limits) {
    this.library = library;
    this.limits = limits;
  }

  /**
   * The caller closes what it gets; on failure all is let go of here.
   *
   * @param owner whose images the files are to be
   */
  Received<UploadFields> receive(long owner, HttpServletRequest request) throws IOException {
    return receive(owner, request, new Received<>(new UploadFields(), "file"::equals));
  }

  /** The same, for a form with fields of its own. */
  <F extends FieldSink> Received<F> receive(
      long owner, HttpServletRequest request, Received<F> received) throws IOException {
    boolean complete = false;
    try {
      body(owner, request, received);
      complete = true;
      return received;
    } catch (RequestTooLargeException e) {
      throw tooLarge(e.allowed());
    } catch (MalformedBodyException e) {
      // without its cause: a half-closed connection still takes an answer
      throw new ProblemException(ProblemCode.INVALID_REQUEST, String.valueOf(e.getMessage()));
    } finally {
      if (!complete) {
        received.close();
      }
    }
  }

  /** Puts the fields of a multipart/form-data body, taking files for fields as well. */
  void fields(HttpServletRequest request, long maxBytes, FieldSink fields) throws IOException {
    refuseDeclared(request, maxBytes);
    MediaType type = mediaType(request.getContentType());
    InputStream body = new RequestBody(request.getInputStream(), maxBytes);
    try {
      Multipart parts = Multipart.of(body, type.getParameter("boundary"));
      for (PartHeader part = parts.next(); part != null; part = parts.next()) {
        fields.put(part.name(), field(part.name(), parts.body()));
      }
    } catch (RequestTooLargeException e) {
      throw tooLarge(e.allowed());
    } catch (MalformedBodyException e) {
      throw new ProblemException(ProblemCode.INVALID_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private static void queryFields(HttpServletRequest request, FieldSink fields) {
    request
        .getParameterMap()
        .forEach((name, values) -> Arrays.stream(values).forEach(v -> fields.put(name, v)));
  }

  private void body(long owner, HttpServletRequest request, Received<?> received)
      throws IOException {
    MediaType type = mediaType(request.getContentType());
    boolean isForm = MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type);
    if (!isForm && !type.getType().equals("image") && !isBytes(type)) {
      throw unsupported(type);
    }
    refuseDeclared(request, isForm ? limits.requestLimit() : limits.maxFileBytes());
    queryFields(request, received.fields());
    InputStream body = new RequestBody(request.getInputStream(), limits.requestLimit());
    if (isForm) {
      multipart(type, body, received);
    } else {
      raw(owner, request, body, received);
    }
  }

  private void raw(long owner, HttpServletRequest request, InputStream body, Received<?> received)
      throws IOException {
    // Before the bytes are on their way; of a form nobody knows how many are a file's.
    library.requireRoom(owner, ImageSource.UPLOAD, Math.max(1, request.getContentLengthLong()));
    String name = ReceivedFile.displayName(received.fields().name());
    received.files().add(new Staged(name, library.stage(body, limits.maxFileBytes())));
  }

  private void multipart(MediaType type, InputStream body, Received<?> received)
      throws IOException {
    Multipart parts = Multipart.of(body, type.getParameter("boundary"));
    int count = 0;
    for (PartHeader part = parts.next(); part != null; part = parts.next()) {
      if (++count > limits.maxParts()) {
        throw tooMany("parts", limits.maxParts());
      }
      part(part, parts, received);
    }
  }

  private void part(PartHeader part, Multipart parts, Received<?> received) throws IOException {
    InputStream body = parts.body();
    String fileName = part.fileName();
    if (fileName == null && !received.isFile(part.name())) {
      received.fields().put(part.name(), field(part.name(), body));
    } else if (fileName != null && fileName.isEmpty() && parts.isAtEnd()) {
      // a form's file field that was left empty
      return;
    } else {
      file(fileName, body, received);
    }
  }

  private void file(@Nullable String fileName, InputStream body, Received<?> received)
      throws IOException {
    if (received.files().size() >= limits.maxFiles()) {
      throw tooMany("files", limits.maxFiles());
    }
    String name = ReceivedFile.displayName(fileName);
    try {
      received.files().add(new Staged(name, library.stage(body, limits.maxFileBytes())));
    } catch (ProblemException e) {
      // of this file only; the rest of its bytes are passed over
      received.files().add(new Refused(name, e));
    }
  }

  private static String field(String name, InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_FIELD_BYTES + 1);
    if (bytes.length > MAX_FIELD_BYTES) {
      throw ImageFields.invalid(name, "It has more than %s bytes.", MAX_FIELD_BYTES);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ImageFields.invalid(name, "It is not UTF-8.");
    }
  }

  private static void refuseDeclared(HttpServletRequest request, long limit) {
    if (request.getContentLengthLong() > limit) {
      throw tooLarge(limit);
    }
  }

  private static ProblemException tooLarge(long limit) {
    return new ProblemException(
            ProblemCode.TOO_LARGE,
            "The request is larger than the %d bytes accepted.".formatted(limit))
        .with("allowed", limit);
  }

  private static ProblemException tooMany(String what, int allowed) {
    return new ProblemException(
            ProblemCode.INVALID_REQUEST,
            "The request has more than the %d %s accepted.".formatted(allowed, what))
        .with("allowed", allowed);
  }

  private static MediaType mediaType(@Nullable String contentType) {
    try {
      return contentType == null
          ? MediaType.APPLICATION_OCTET_STREAM
          : MediaType.parseMediaType(contentType);
    } catch (InvalidMediaTypeException e) {
      throw new ProblemException(
          ProblemCode.INVALID_REQUEST, "The Content-Type is not well-formed.", e);
    }
  }

  private static boolean isBytes(MediaType type) {
    return MediaType.APPLICATION_OCTET_STREAM.isCompatibleWith(type);
  }

  private static ProblemException unsupported(MediaType type) {
    List<String> accepted =
        ImageFormat.readableFormats().stream().map(ImageFormat::mediaType).toList();
    return new ProblemException(
            ProblemCode.UNSUPPORTED_MEDIA_TYPE,
            type
                + " is not accepted; send multipart/form-data, the image itself as image/* or"
                + " application/octet-stream, or application/json with the url of one to fetch.")
        .with("accepted", accepted);
  }
}
