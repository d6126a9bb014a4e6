package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.server.invitation.internal.Invitation;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class GuestWebConfiguration implements WebMvcConfigurer {

  static {
    // They come from headers and are no parameters.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Guest.class, Invitation.class);
  }

  private final GuestArguments guests;

  GuestWebConfiguration(GuestArguments guests) {
    this.guests = guests;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(guests);
  }
}
