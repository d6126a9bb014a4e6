package dev.pinhole.server.image.internal.upload;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class UploadWebConfiguration implements WebMvcConfigurer {
  private final UploadRate rate;

  UploadWebConfiguration(UploadRate rate) {
    this.rate = rate;
  }

  /** Last: who may not upload anyway is not counted. */
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(rate).order(Ordered.LOWEST_PRECEDENCE);
  }
}
