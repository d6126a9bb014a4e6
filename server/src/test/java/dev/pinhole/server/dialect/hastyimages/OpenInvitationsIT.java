package dev.pinhole.server.dialect.hastyimages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The document's flow as it stands there: without any credential. */
@PinholeTest
@TestPropertySource(
    properties = {
      "pinhole.dialects.hastyimages.open-invitations=true",
      "pinhole.dialects.hastyimages.owner=" + TestApi.ADMIN,
      "pinhole.dialects.hastyimages.invitations-per-hour=10",
      "pinhole.delivery.max-link-expiry=1h"
    })
class OpenInvitationsIT {
  @Autowired TestApi api;
  @Autowired TestClock clock;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  private HastyClient anybody() {
    return new HastyClient(api.withToken(null));
  }

  @Test
  void strangersInviteSendAndList() {
    JsonNode invitation = anybody().invite("stranger@example.org").expect(200).json();
    String token = invitation.path("token").asString();
    byte[] photo = NikonJpeg.of(20);
    anybody().upload(token, "Nikon_COOLPIX_P1.jpg", photo);
    assertThat(anybody().images(token))
        .extracting(image -> image.path("flash").asString())
        .containsExactly("Flash did not fire, auto mode");
    assertThat(api.asAdmin().get("/api/v1/images?limit=5").expect(200).text())
        .contains("Nikon_COOLPIX_P1.jpg");
  }

  /** The document's day is longer than links may last here. */
  @Test
  void linksLastAsLongAsTheServerLetsThem() {
    String token = anybody().token("links@example.org");
    anybody().upload(token, "a.jpg", NikonJpeg.of(21));
    URI link = URI.create(anybody().images(token).getFirst().path("image_link").asString());
    api.send(HttpRequest.newBuilder(link)).expect(200);
    clock.advance(Duration.ofMinutes(61));
    assertThat(api.send(HttpRequest.newBuilder(link)).status()).isNotEqualTo(200);
  }

  @Test
  void askingAgainExtendsTheSame() {
    JsonNode first = anybody().invite("later@example.org").expect(200).json();
    clock.advance(Duration.ofDays(6));
    JsonNode second = anybody().invite("later@example.org").expect(200).json();
    assertThat(second.path("token")).isEqualTo(first.path("token"));
    assertThat(Instant.parse(second.path("expires_at").asString()))
        .isAfter(clock.instant().plus(Duration.ofDays(7)).minusSeconds(60));
  }

  @Test
  void nobodyLearnsTheOwnersOwnLinkByNamingItsAddress() {
    String own = new HastyClient(api.asAdmin()).token("friend@example.org");
    String strangers = anybody().token("friend@example.org");
    assertThat(strangers).isNotEqualTo(own);
    assertThat(new HastyClient(api.asAdmin()).token("friend@example.org")).isEqualTo(own);
  }

  @Test
  void whoShowsACredentialInvitesInTheirOwnName() {
    TestApi person = api.asUser("open-person");
    new HastyClient(person).token("open-person@example.org");
    assertThat(person.get("/api/v1/invitations").expect(200).text())
        .contains("open-person@example.org");
    new HastyClient(api.withToken("nonsense")).invite("a@example.org").expect(401);
  }

  @Test
  void anAddressMakesSoManyInAnHour() throws Exception {
    try (HttpClient neighbour =
        HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.0.9")).build()) {
      for (int i = 0; i < 10; i++) {
        assertThat(inviteFrom(neighbour).statusCode()).isEqualTo(200);
      }
      HttpResponse<String> answer = inviteFrom(neighbour);
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).startsWith("{\"detail\":");
    }
    anybody().invite("elsewhere@example.org").expect(200);
  }

  private HttpResponse<String> inviteFrom(HttpClient client) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(api.uri("/invitation/"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"email\": \"many@example.org\"}"))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
