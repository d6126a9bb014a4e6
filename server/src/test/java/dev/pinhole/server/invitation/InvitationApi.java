package dev.pinhole.server.invitation;

import dev.pinhole.api.invitation.GuestSessionRequest;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invitations, in an owner's name. */
public record InvitationApi(TestApi api) {
  static final String PATH = "/api/v1/invitations";

  public InvitationView create(Map<String, ?> request) {
    return api.post(PATH, request).expect(201).as(InvitationView.class);
  }

  /** The one that the address has already. */
  InvitationView createAgain(Map<String, ?> request) {
    return api.post(PATH, request).expect(200).as(InvitationView.class);
  }

  public InvitationView get(String id) {
    return api.get(PATH + "/" + id).expect(200).as(InvitationView.class);
  }

  public InvitationView change(String id, Map<String, ?> patch) {
    return api.patch(PATH + "/" + id, patch).expect(200).as(InvitationView.class);
  }

  public InvitationView renew(String id) {
    return api.post(PATH + "/" + id + "/renew", "").expect(200).as(InvitationView.class);
  }

  public void revoke(String id) {
    api.delete(PATH + "/" + id).expect(204);
  }

  /** What somebody with this token sees of the invitation. */
  Answer look(String token) {
    return api.withToken(null)
        .send(api.withToken(null).request("/api/v1/guest/invitation").header("Invitation", token));
  }

  Answer join(String token, @Nullable String name, @Nullable String password) {
    TestApi anybody = api.withToken(null);
    return anybody.post(
        "/api/v1/guest/session",
        new GuestSessionRequest(name, password),
        Map.of("Invitation", token));
  }

  public GuestApi guest(InvitationView invitation, @Nullable String name) {
    String credential =
        join(invitation.token(), name, null).expect(200).json().get("credential").asString();
    return new GuestApi(api.withToken(null), credential);
  }
}
