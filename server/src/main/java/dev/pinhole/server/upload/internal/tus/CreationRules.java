package dev.pinhole.server.upload.internal.tus;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;
import me.desair.tus.server.HttpHeader;
import me.desair.tus.server.HttpMethod;
import me.desair.tus.server.RequestValidator;
import me.desair.tus.server.checksum.validation.ChecksumAlgorithmValidator;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadStorageService;
import org.jspecify.annotations.Nullable;

/**
 * What a request to create an upload must say. The library takes a length that is 0 or no number
 * for one that will be told later.
 */
final class CreationRules implements RequestValidator {
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

  @Override
  public boolean supports(HttpMethod method) {
    return method == HttpMethod.POST;
  }

  @Override
  public void validate(
      HttpMethod method, HttpServletRequest request, UploadStorageService storage, String owner)
      throws TusException, IOException {
    if (((ExchangeStorage) storage).exchange().namesUpload()) {
      throw TusProblems.wrongMethod();
    }
    refuse(request, HttpHeader.UPLOAD_CONCAT, "Uploads are not put together here.");
    refuse(request, HttpHeader.UPLOAD_DEFER_LENGTH, "Upload-Length is needed from the beginning.");
    requireLength(request.getHeader(HttpHeader.UPLOAD_LENGTH), storage.getMaxUploadSize());
    if (FirstBytes.in(request) && !FirstBytes.TYPE.equals(request.getContentType())) {
      throw TusProblems.wrongType();
    }
    new ChecksumAlgorithmValidator().validate(method, request, storage, owner);
  }

  private static void refuse(HttpServletRequest request, String header, String reason) {
    if (request.getHeader(header) != null) {
      throw TusProblems.invalid(header, reason);
    }
  }

  private static void requireLength(@Nullable String header, long max) {
    if (header == null || !LENGTH.matcher(header).matches()) {
      throw TusProblems.invalid(
          HttpHeader.UPLOAD_LENGTH, "It has to be the number of bytes of the file.");
    }
    long length = Long.parseLong(header);
    if (length == 0) {
      throw TusProblems.empty();
    }
    if (length > max) {
      throw TusProblems.tooLarge(max);
    }
  }
}
