package dev.pinhole.server.federation.internal;

import dev.pinhole.server.platform.KeyFile;
import dev.pinhole.server.platform.KeyPurpose;
import dev.pinhole.server.platform.TextSeal;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What browsers carry on their way to a provider and back. */
@Configuration(proxyBeanMethods = false)
class Cookies {
  private final TextSeal seal;

  Cookies(@Value("${pinhole.keys}") Path keys) throws IOException {
    this.seal = new TextSeal(KeyFile.read(KeyPurpose.FEDERATION.in(keys)));
  }

  @Bean
  SealedCookie<Journey> journeys(JsonMapper json) {
    return new SealedCookie<>("pinhole_journey", Journey.class, seal, json);
  }

  @Bean
  SealedCookie<Awaited> awaited(JsonMapper json) {
    return new SealedCookie<>("pinhole_awaited", Awaited.class, seal, json);
  }
}
