package dev.pinhole.server.upload.internal.tus;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import me.desair.tus.server.HttpHeader;
import me.desair.tus.server.HttpMethod;
import me.desair.tus.server.checksum.ChecksumPatchRequestHandler;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadStorageService;
import me.desair.tus.server.util.AbstractRequestHandler;
import me.desair.tus.server.util.TusServletRequest;
import me.desair.tus.server.util.TusServletResponse;

/** The bytes that come with the request that creates their upload. */
final class FirstBytes extends AbstractRequestHandler {
  static final String TYPE = "application/offset+octet-stream";

  @Override
  public boolean supports(HttpMethod method) {
    return method == HttpMethod.POST;
  }

  @Override
  public void process(
      HttpMethod method,
      TusServletRequest request,
      TusServletResponse response,
      UploadStorageService storage,
      String owner)
      throws IOException, TusException {
    if (!in(request)) {
      return;
    }
    long offset = ((ExchangeStorage) storage).exchange().append(request.getContentInputStream());
    new ChecksumPatchRequestHandler().process(method, request, response, storage, owner);
    response.setHeader(HttpHeader.UPLOAD_OFFSET, Objects.toString(offset));
  }

  /** A body without a length may have any. */
  static boolean in(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || (request.getContentLengthLong() < 0 && TYPE.equals(request.getContentType()));
  }
}
