package dev.pinhole.server.dialect.hastyimages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class HastyImagesPropertiesTest {
  private static final String PREFIX = "pinhole.dialects.hastyimages";

  @Test
  void isClosedUnlessSaidOtherwise() {
    assertThat(bind(Map.of()).openInvitations()).isFalse();
  }

  @Test
  void whoOpensInvitationsSaysWhoseTheyAre() {
    assertThat(bind(Map.of(PREFIX + ".open-invitations", "true", PREFIX + ".owner", "ann")).owner())
        .isEqualTo("ann");
    for (Map<String, String> settings :
        List.of(
            Map.of(PREFIX + ".open-invitations", "true"),
            Map.of(PREFIX + ".open-invitations", "true", PREFIX + ".owner", " "))) {
      assertThatThrownBy(() -> bind(settings))
          .isInstanceOf(BindException.class)
          .rootCause()
          .hasMessageStartingWith("pinhole.dialects.hastyimages.owner is missing");
    }
  }

  private static HastyImagesProperties bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate(PREFIX, HastyImagesProperties.class);
  }
}
