package dev.pinhole.server.upload.internal.tus;

import java.util.List;
import me.desair.tus.server.RequestHandler;
import me.desair.tus.server.RequestValidator;
import me.desair.tus.server.creation.CreationExtension;
import me.desair.tus.server.creation.CreationHeadRequestHandler;
import me.desair.tus.server.creation.CreationOptionsRequestHandler;
import me.desair.tus.server.creation.CreationPostRequestHandler;

/** Creation of uploads whose length is known, also with the first bytes. */
final class Creation extends CreationExtension {

  @Override
  protected void initValidators(List<RequestValidator> validators) {
    validators.add(new CreationRules());
  }

  @Override
  protected void initRequestHandlers(List<RequestHandler> handlers) {
    handlers.add(new CreationHeadRequestHandler());
    handlers.add(new CreationPostRequestHandler());
    handlers.add(new FirstBytes());
    handlers.add(
        new CreationOptionsRequestHandler() {
          @Override
          protected void appendExtensions(StringBuilder extensions) {
            addExtension(extensions, "creation");
            addExtension(extensions, "creation-with-upload");
          }
        });
  }
}
