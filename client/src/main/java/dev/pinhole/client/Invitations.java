package dev.pinhole.client;

import dev.pinhole.api.Page;
import dev.pinhole.api.invitation.InvitationRequest;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.api.invitation.InvitedImage;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// The account's invitations. Needs the scope `invitations`.
public final class Invitations {

  private static final String PATH = "/api/v1/invitations";

  private final Transport transport;

  Invitations(Transport transport) {
    this.transport = transport;
  }

  /// Invites somebody. An e-mail address that is invited already has its invitation extended.
  public InvitationView create(InvitationRequest request) throws IOException, InterruptedException {
    return transport.post(PATH, request, InvitationView.class);
  }

  /// Newest first.
  ///
  /// @param cursor {@link Page#next()} of the page before; null for the first
  /// @param limit how many at the most, 1 to 200
  public Page<InvitationView> list(@Nullable String cursor, int limit)
      throws IOException, InterruptedException {
    return transport.get(
        new Query().with("cursor", cursor).with("limit", limit).on(PATH),
        new TypeReference<Page<InvitationView>>() {});
  }

  public InvitationView get(String id) throws IOException, InterruptedException {
    return transport.get(path(id), InvitationView.class);
  }

  /// Changes what `patch` names, as a JSON merge patch: null is back to the default.
  public InvitationView change(String id, Map<String, ?> patch)
      throws IOException, InterruptedException {
    return transport.patch(path(id), patch, InvitationView.class);
  }

  /// A new link; the one before leads nowhere from now on.
  public InvitationView renew(String id) throws IOException, InterruptedException {
    return transport.post(path(id) + "/renew", Map.of(), InvitationView.class);
  }

  /// Sends the link to the invited person once more.
  public InvitationView mail(String id) throws IOException, InterruptedException {
    return transport.post(path(id) + "/mail", Map.of(), InvitationView.class);
  }

  /// Ends an invitation for good. What has arrived stays.
  public void revoke(String id) throws IOException, InterruptedException {
    transport.delete(path(id));
  }

  /// What has arrived, newest first. Needs the scope `images:read` instead.
  ///
  /// @param cursor {@link Page#next()} of the page before; null for the first
  /// @param limit how many at the most, 1 to 200
  public Page<InvitedImage> images(String id, @Nullable String cursor, int limit)
      throws IOException, InterruptedException {
    return transport.get(
        new Query().with("cursor", cursor).with("limit", limit).on(path(id) + "/images"),
        new TypeReference<Page<InvitedImage>>() {});
  }

  private static String path(String id) {
    return PATH + "/" + Captures.checked(id);
  }
}
