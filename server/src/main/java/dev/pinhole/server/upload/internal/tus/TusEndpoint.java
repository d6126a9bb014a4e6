package dev.pinhole.server.upload.internal.tus;

import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.ResumableUploads;
import dev.pinhole.server.upload.Uploader;
import dev.pinhole.server.upload.internal.UploadProblems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import me.desair.tus.server.HttpHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Answers requests of the protocol and makes images of what is complete. */
@Component
class TusEndpoint implements ResumableUploads {
  private static final Logger LOG = LoggerFactory.getLogger(TusEndpoint.class);
  private static final String IMAGE = "Pinhole-Image";

  private final TusUploads uploads;
  private final TusRows rows;
  private final UploadTurns turns;
  private final TusCompletion completion;

  TusEndpoint(TusUploads uploads, TusRows rows, UploadTurns turns, TusCompletion completion) {
    this.uploads = uploads;
    this.rows = rows;
    this.turns = turns;
    this.completion = completion;
  }

  @Override
  public Unfinished unfinished(String principals) {
    return rows.unfinishedOf(principals);
  }

  @Override
  public void giveUp(String principals) {
    rows.deleteUnfinishedOf(principals);
  }

  @Override
  public void handle(
      Uploader uploader, HttpServletRequest request, HttpServletResponse response, String basePath)
      throws IOException {
    String id = id(request.getRequestURI(), basePath);
    try (Turn turn = turns.take(id == null ? Ids.next() : id);
        Exchange exchange = exchange(uploader, request, id, turn)) {
      answer(exchange, request, response, basePath);
    } catch (ProblemException e) {
      throw e.header(HttpHeader.TUS_RESUMABLE, TusProblems.VERSION);
    }
  }

  private Exchange exchange(
      Uploader uploader, HttpServletRequest request, @Nullable String id, Turn turn) {
    boolean checked = request.getHeader(HttpHeader.UPLOAD_CHECKSUM) != null;
    return new Exchange(uploads, uploader, id, turn, checked);
  }

  /** Null for the address where uploads are created. */
  private static @Nullable String id(String address, String basePath) {
    String rest = address.substring(Math.min(basePath.length(), address.length()));
    String id = rest.startsWith("/") ? rest.substring(1) : rest;
    if (!id.isEmpty() && !Ids.valid(id)) {
      throw ProblemException.notFound();
    }
    return id.isEmpty() ? null : id;
  }

  private void answer(
      Exchange exchange, HttpServletRequest request, HttpServletResponse response, String basePath)
      throws IOException {
    boolean done = false;
    try {
      new TusProtocol(exchange, basePath)
          .process(new PlainRequest(request), response, exchange.uploader().principal());
      exchange.keep();
      conclude(exchange, request, response);
      done = true;
    } finally {
      if (!done) {
        exchange.undo();
      }
    }
  }

  private void conclude(Exchange exchange, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    TusUpload upload = exchange.touched();
    if (upload == null) {
      return;
    }
    if (upload.hasAllBytes() && !upload.finished()) {
      upload = complete(exchange, upload, request);
    }
    if (upload.finished()) {
      response.setHeader(IMAGE, upload.imageKey());
    } else {
      response.setDateHeader(HttpHeader.UPLOAD_EXPIRES, upload.expiresAt().toEpochMilli());
    }
  }

  /**
   * To a client that asks how far an upload is, all bytes mean success. So it is not told of them
   * before there is an image: where making it fails for now, the answer is the one after which
   * clients ask again.
   */
  private TusUpload complete(Exchange exchange, TusUpload upload, HttpServletRequest request)
      throws IOException {
    if (!request.getMethod().equals("HEAD")) {
      return completion.complete(exchange.uploader(), upload);
    }
    try {
      return completion.complete(exchange.uploader(), upload);
    } catch (ProblemException e) {
      throw UploadProblems.isFinal(e) ? e : TusProblems.notYet();
    } catch (DataAccessException e) {
      LOG.error("The complete upload {} cannot be made an image for now", upload.id(), e);
      throw TusProblems.notYet();
    }
  }
}
