package dev.pinhole.server.dialect.hastyimages;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.dialects.hastyimages.*}
 *
 * @param openInvitations whether anybody may make invitations, without a credential
 * @param owner the name of the account that those are of
 * @param invitationsPerHour that strangers may make from one address
 */
@Validated
@ConfigurationProperties("pinhole.dialects.hastyimages")
record HastyImagesProperties(
    @DefaultValue("false") boolean openInvitations,
    @Nullable String owner,
    @DefaultValue("20") @Min(1) @Max(100_000) int invitationsPerHour) {

  HastyImagesProperties {
    if (openInvitations && (owner == null || owner.isBlank())) {
      throw new IllegalArgumentException(
          "pinhole.dialects.hastyimages.owner is missing: with open-invitations, it names the"
              + " account that strangers' invitations are of");
    }
  }
}
