package dev.pinhole.server.upload.internal.tus;

import java.util.List;
import me.desair.tus.server.RequestHandler;
import me.desair.tus.server.checksum.ChecksumExtension;
import me.desair.tus.server.checksum.ChecksumOptionsRequestHandler;
import me.desair.tus.server.checksum.ChecksumPatchRequestHandler;

/** Checksums in front of the bytes; those that come behind them the container does not pass on. */
final class Checksums extends ChecksumExtension {

  @Override
  protected void initRequestHandlers(List<RequestHandler> handlers) {
    handlers.add(
        new ChecksumOptionsRequestHandler() {
          @Override
          protected void appendExtensions(StringBuilder extensions) {
            addExtension(extensions, "checksum");
          }
        });
    handlers.add(new ChecksumPatchRequestHandler());
  }
}
