package dev.pinhole.server.upload.internal;

import dev.pinhole.api.link.LinkSigner;
import dev.pinhole.server.platform.KeyFile;
import dev.pinhole.server.platform.KeyPurpose;
import dev.pinhole.server.platform.ProblemWriter;
import dev.pinhole.server.platform.ServerAddress;
import dev.pinhole.server.s3.ConditionalOnS3;
import dev.pinhole.server.upload.internal.staging.LocalRequests;
import dev.pinhole.server.upload.internal.staging.LocalStaging;
import dev.pinhole.server.upload.internal.staging.PutFilter;
import dev.pinhole.server.upload.internal.staging.PutReception;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Where there is no other store: files of this server, sent to this server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnS3(false)
class LocalStagingConfiguration {
  /** Every node needs the same key. Addresses signed by earlier ones go on. */
  @Bean
  LocalRequests localRequests(@Value("${pinhole.keys}") Path keys, Clock clock) throws IOException {
    LinkSigner signer = new LinkSigner(KeyFile.readAll(KeyPurpose.UPLOADS.in(keys)));
    return new LocalRequests(signer, LocalStagingConfiguration::base, clock);
  }

  @Bean
  LocalStaging localStaging(DirectUploadProperties properties, LocalRequests requests)
      throws IOException {
    return new LocalStaging(properties.directory(), requests);
  }

  @Bean
  FilterRegistrationBean<PutFilter> putFilter(
      LocalStaging staging, LocalRequests requests, PendingBytes pending, ProblemWriter problems) {
    PutReception reception = new PutReception(staging, requests, pending);
    var registration = new FilterRegistrationBean<>(new PutFilter(reception, problems));
    registration.addUrlPatterns(LocalRequests.PREFIX + "*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return registration;
  }

  /** As whoever asks for a request has reached this server. */
  private static String base() {
    return ServerAddress.ofRequest();
  }
}
