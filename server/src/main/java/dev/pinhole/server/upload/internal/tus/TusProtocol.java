package dev.pinhole.server.upload.internal.tus;

import me.desair.tus.server.HttpMethod;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.util.TusServletRequest;
import me.desair.tus.server.util.TusServletResponse;

/** The protocol as far as it goes here, for one request. */
final class TusProtocol extends TusFileUploadService {
  private final Exchange exchange;

  TusProtocol(Exchange exchange, String basePath) {
    this.exchange = exchange;
    withUploadStorageService(new ExchangeStorage(exchange, basePath));
    withUploadLockingService(new TurnsElsewhere());
    addTusExtension(new Creation());
    addTusExtension(new Checksums());
    disableTusExtension("concatenation");
  }

  /** The library would answer with a page of the container, and take bytes away again. */
  @Override
  protected void processTusException(
      HttpMethod method,
      TusServletRequest request,
      TusServletResponse response,
      String ownerKey,
      TusException found) {
    throw TusProblems.of(found, exchange);
  }
}
