package dev.pinhole.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.pinhole.api.account.AccountChange;
import dev.pinhole.api.account.AdminAccountChange;
import dev.pinhole.api.account.Role;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.account.AccountProperties.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
  @AutoClose private final AccountWorld world = new AccountWorld(TestDatabase.SQLITE, Mode.INVITE);

  private final Caller ada = world.user("ada");
  private final String session = world.accessTokens.issue(ada.accountId()).value();

  @Test
  void namesItsOwner() {
    Caller caller = world.accessTokens.authenticate(session).orElseThrow();
    assertThat(caller.accountId()).isEqualTo(ada.accountId());
    assertThat(caller.provedAt()).isEqualTo(world.clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  @Test
  void hasTheScopesOfTheRole() {
    assertThat(ada.scopes()).contains(Scope.ACCOUNT, Scope.IMAGES_WRITE);
    assertThat(ada.may(Scope.ADMIN)).isFalse();
    assertThat(world.accessTokens.authenticate(start(world.admin("root"))).orElseThrow().scopes())
        .contains(Scope.ADMIN);
  }

  @Test
  void lastsAnHour() {
    world.clock.advance(Duration.ofMinutes(59));
    assertThat(world.accessTokens.authenticate(session)).isPresent();
    world.clock.advance(Duration.ofMinutes(1));
    assertThat(world.accessTokens.authenticate(session)).isEmpty();
  }

  @Test
  void endsWithANewPassword() {
    AccountChange change = new AccountChange(null, "another password", AccountWorld.PASSWORD);
    world.changes.change(ada, change, AccountWorld.visit("192.0.2.1"));
    assertThat(world.accessTokens.authenticate(session)).isEmpty();
    assertThat(world.accessTokens.authenticate(start(ada))).isPresent();
  }

  @Test
  void endsWithAnotherRole() {
    world.admin("root");
    world.changes.change(
        AccountWorld.BOSS, ada.accountId(), new AdminAccountChange(Role.ADMIN, null));
    assertThat(world.accessTokens.authenticate(session)).isEmpty();
  }

  @Test
  void endsWithADisabledAccount() {
    world.admin("root");
    world.changes.change(AccountWorld.BOSS, ada.accountId(), new AdminAccountChange(null, true));
    assertThat(world.accessTokens.authenticate(session)).isEmpty();
    assertThat(world.accessTokens.authenticate(start(ada))).isEmpty();
  }

  @Test
  void refusesWhatIsNotSigned() {
    assertThat(world.accessTokens.authenticate(new PlainJWT(claims()).serialize())).isEmpty();
    String unsigned = session.substring(0, session.lastIndexOf('.') + 1);
    assertThat(world.accessTokens.authenticate(unsigned)).isEmpty();
  }

  @Test
  void refusesAnotherKeyUnderTheSameId() throws JOSEException {
    String kid = world.keys.newest().getKeyID();
    ECKey other = new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
    assertThat(world.accessTokens.authenticate(signed(other, JWSAlgorithm.ES256, "at+jwt")))
        .isEmpty();
  }

  @Test
  void refusesAKeyIdThatIsNotKnown() throws JOSEException {
    ECKey other = new ECKeyGenerator(Curve.P_256).keyID("made-up").generate();
    assertThat(world.accessTokens.authenticate(signed(other, JWSAlgorithm.ES256, "at+jwt")))
        .isEmpty();
  }

  /** The classic: the public key, which anybody may know, used as if it were a shared secret. */
  @Test
  void refusesThePublicKeyAsASecret() throws JOSEException {
    ECKey key = world.keys.newest();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .keyID(key.getKeyID())
            .type(new JOSEObjectType("at+jwt"))
            .build();
    byte[] secret = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    assertThat(world.accessTokens.authenticate(sign(header, new MACSigner(secret)))).isEmpty();
  }

  @Test
  void refusesOtherKindsOfTokenThatTheSameKeySigned() throws JOSEException {
    ECKey key = world.keys.newest();
    assertThat(world.accessTokens.authenticate(signed(key, JWSAlgorithm.ES256, "at+jwt")))
        .isPresent();
    assertThat(world.accessTokens.authenticate(signed(key, JWSAlgorithm.ES256, "JWT"))).isEmpty();
  }

  /** Signed with the right key, as by a server that shares it. */
  @Test
  void refusesWhatIsForOthersOrForLater() throws JOSEException {
    Instant now = world.clock.instant();
    assertThat(authenticate(claims -> claims)).isPresent();
    assertThat(authenticate(claims -> claims.issuer("https://elsewhere.example"))).isEmpty();
    assertThat(authenticate(claims -> claims.issuer(null))).isEmpty();
    assertThat(authenticate(claims -> claims.audience("frame"))).isEmpty();
    assertThat(authenticate(claims -> claims.audience(List.of()))).isEmpty();
    assertThat(authenticate(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60)))))
        .isEmpty();
    assertThat(authenticate(claims -> claims.expirationTime(Date.from(now)))).isEmpty();
    assertThat(authenticate(claims -> claims.expirationTime(null))).isEmpty();
    assertThat(authenticate(claims -> claims.claim(AccessTokens.VERSION, null))).isEmpty();
  }

  private Optional<Caller> authenticate(UnaryOperator<JWTClaimsSet.Builder> change)
      throws JOSEException {
    ECKey key = world.keys.newest();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .keyID(key.getKeyID())
            .type(new JOSEObjectType("at+jwt"))
            .build();
    JWTClaimsSet claims = change.apply(new JWTClaimsSet.Builder(claims())).build();
    SignedJWT jwt = new SignedJWT(header, claims);
    jwt.sign(new ECDSASigner(key));
    return world.accessTokens.authenticate(jwt.serialize());
  }

  @Test
  void refusesNonsense() {
    for (String text : List.of("", ".", "..", "a.b.c", "x".repeat(4000), session + "x")) {
      assertThat(world.accessTokens.authenticate(text)).as(text).isEmpty();
    }
  }

  @Test
  void rotationKeepsOldSessions() {
    String before = world.keys.newest().getKeyID();
    world.clock.advance(Duration.ofSeconds(1));
    String after = world.keys.rotate();
    assertThat(after).isNotEqualTo(before);
    assertThat(world.keys.newest().getKeyID()).isEqualTo(after);
    assertThat(world.accessTokens.authenticate(session)).isPresent();
    assertThat(world.accessTokens.authenticate(start(ada))).isPresent();
  }

  @Test
  void anotherNodeFindsTheNewKeyWhenItMeetsIt() {
    SigningKeys otherNode = new SigningKeys(world.properties, world.clock);
    AccessTokens there = new AccessTokens(otherNode, world.callers, world.clock);
    world.clock.advance(Duration.ofSeconds(2));
    world.keys.rotate();
    assertThat(there.authenticate(start(ada))).isPresent();
  }

  @Test
  void aRemovedKeyEndsItsSessions() throws IOException {
    world.clock.advance(Duration.ofSeconds(1));
    world.keys.rotate();
    try (Stream<Path> files = Files.list(world.properties.keys())) {
      Files.delete(files.sorted().findFirst().orElseThrow());
    }
    world.clock.advance(Duration.ofSeconds(61));
    assertThat(world.accessTokens.authenticate(session)).isEmpty();
  }

  @Test
  void keysSurviveARestart() {
    SigningKeys restarted = new SigningKeys(world.properties, world.clock);
    assertThat(restarted.newest().getKeyID()).isEqualTo(world.keys.newest().getKeyID());
  }

  @Test
  void keysAreOnlyForTheServersUser() throws IOException {
    Path directory = world.properties.keys();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(all.getFirst())))
          .isEqualTo("rw-------");
    }
  }

  private String start(Caller caller) {
    return world.accessTokens.issue(caller.accountId()).value();
  }

  private JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .issuer(AccessTokens.ISSUER)
        .audience(AccessTokens.AUDIENCE)
        .subject(Long.toString(ada.accountId()))
        .claim(AccessTokens.VERSION, 1)
        .issueTime(Date.from(world.clock.instant()))
        .expirationTime(Date.from(world.clock.instant().plusSeconds(600)))
        .build();
  }

  private String signed(ECKey key, JWSAlgorithm algorithm, String type) throws JOSEException {
    JWSHeader header =
        new JWSHeader.Builder(algorithm)
            .keyID(key.getKeyID())
            .type(new JOSEObjectType(type))
            .build();
    return sign(header, new ECDSASigner(key));
  }

  private String sign(JWSHeader header, JWSSigner signer) throws JOSEException {
    SignedJWT jwt = new SignedJWT(header, claims());
    jwt.sign(signer);
    return jwt.serialize();
  }
}
