package dev.pinhole.server.federation.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code pinhole.sign-in.*}.
 *
 * @param providers by their ids, which are part of addresses that providers are told
 */
@ConfigurationProperties("pinhole.sign-in")
record FederationProperties(@DefaultValue Map<String, ProviderSettings> providers) {

  FederationProperties {
    providers = new LinkedHashMap<>(providers);
    providers.forEach((id, provider) -> {
      if (!id.matches("[a-z0-9-]{1,40}")) {
        throw new IllegalArgumentException(
            "pinhole.sign-in.providers: " + id + " is no id: small letters, digits and dashes");
      }
      provider.check(id);
    });
  }
}
