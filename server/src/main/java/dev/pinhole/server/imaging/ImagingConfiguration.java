package dev.pinhole.server.imaging;

import dev.pinhole.imaging.Engines;
import dev.pinhole.imaging.ImageEngine;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImagingConfiguration {

  /** What may be uploaded may be looked at: the engine's own bound follows the upload's. */
  @Bean(destroyMethod = "close")
  ImageEngine imageEngine(
      ImagingProperties properties,
      @Value("${pinhole.data}") Path data,
      @Value("${pinhole.upload.max-file-bytes}") long maxFileBytes) {
    Path cache = data.resolve("cache").resolve("libvips").toAbsolutePath();
    return Engines.pooled(properties.limits(maxFileBytes), properties.pool(cache));
  }
}
