package dev.pinhole.server.imaging;

import dev.pinhole.imaging.Engines;
import dev.pinhole.imaging.ImageEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImagingConfiguration {

  /** What may be uploaded may be looked at: the engine's own bound follows the upload's. */
  @Bean(destroyMethod = "close")
  ImageEngine imageEngine(
      ImagingProperties properties,
      @Value("${pinhole.upload.max-file-bytes:104857600}") long maxFileBytes) {
    return Engines.inProcess(properties.limits(maxFileBytes));
  }
}
