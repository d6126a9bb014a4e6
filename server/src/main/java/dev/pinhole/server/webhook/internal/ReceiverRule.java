package dev.pinhole.server.webhook.internal;

import dev.pinhole.server.platform.WebAddress;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Where a webhook can be sent, as far as it can be said before anything is looked up. */
@Component
class ReceiverRule {

  void check(String parameter, String url) {
    URI address = WebAddress.parse(parameter, url);
    assert address.getHost() != null;
  }
}
