package dev.pinhole.server.account;

import static dev.pinhole.server.account.Problems.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.AdminAccountChange;
import dev.pinhole.api.account.Role;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.Token;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.account.AccountProperties.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ApiTokensTest {
  @AutoClose private final AccountWorld world;
  private final Caller ada;

  ApiTokensTest(TestDatabase database) {
    world = new AccountWorld(database, Mode.INVITE);
    ada = world.user("ada");
  }

  @Test
  void allowsWhatItsScopesSay() {
    Caller caller = world.tokens.authenticate(make(Scope.IMAGES_READ)).orElseThrow();
    assertThat(caller.accountId()).isEqualTo(ada.accountId());
    assertThat(caller.scopes()).containsExactly(Scope.IMAGES_READ);
    assertThat(caller.admin()).isFalse();
  }

  @Test
  void isKeptAsAHashOnly() {
    String secret = make(Scope.IMAGES_READ);
    assertThat(secret).matches("ph_[0-9A-Za-z]{22}");
    assertThat(world.jdbc.sql("SELECT * FROM tokens").query().singleRow().values())
        .contains(Secrets.hash(secret))
        .noneMatch(value -> value != null && value.toString().contains(secret));
    assertThat(world.tokens.list(ada.accountId())).singleElement().matches(t -> t.token() == null);
  }

  @Test
  void expires() {
    String secret = make(120L, Scope.IMAGES_READ);
    world.clock.advance(Duration.ofSeconds(119));
    assertThat(world.tokens.authenticate(secret)).isPresent();
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(world.tokens.authenticate(secret)).isEmpty();
  }

  @Test
  void endsWhenItIsDeleted() {
    String secret = make(Scope.IMAGES_READ);
    assertThat(world.tokens.authenticate(secret)).isPresent();
    world.tokens.delete(ada.accountId(), id());
    assertThat(world.tokens.authenticate(secret)).isEmpty();
  }

  @Test
  void endsWithADisabledAccount() {
    String secret = make(Scope.IMAGES_READ);
    assertThat(world.tokens.authenticate(secret)).isPresent();
    world.admin("root");
    world.changes.change(AccountWorld.BOSS, ada.accountId(), new AdminAccountChange(null, true));
    assertThat(world.tokens.authenticate(secret)).isEmpty();
  }

  @Test
  void isNobodyElsesToDelete() {
    make(Scope.IMAGES_READ);
    Caller eve = world.user("eve");
    refused(ProblemCode.NOT_FOUND, () -> world.tokens.delete(eve.accountId(), id()));
    assertThat(world.tokens.list(eve.accountId())).isEmpty();
  }

  @Test
  void losesTheAdminScopeWithTheRole() {
    Caller root = world.admin("root");
    world.admin("other");
    String secret = secret(root, null, Scope.ADMIN, Scope.IMAGES_READ);
    assertThat(world.tokens.authenticate(secret).orElseThrow().admin()).isTrue();
    world.changes.change(
        AccountWorld.BOSS, root.accountId(), new AdminAccountChange(Role.USER, null));
    Caller demoted = world.tokens.authenticate(secret).orElseThrow();
    assertThat(demoted.admin()).isFalse();
    assertThat(demoted.scopes()).containsExactly(Scope.IMAGES_READ);
  }

  @Test
  void anAdminsTokenWithoutTheScopeIsNoAdmin() {
    String secret = secret(world.admin("root"), null, Scope.IMAGES_READ);
    assertThat(world.tokens.authenticate(secret).orElseThrow().admin()).isFalse();
  }

  @Test
  void cannotHaveWhatItsMakerHasNot() {
    refused(ProblemCode.FORBIDDEN, () -> make(Scope.ADMIN));
    refused(ProblemCode.INVALID_REQUEST, () -> make(Scope.ACCOUNT));
    refused(ProblemCode.INVALID_REQUEST, this::make);
  }

  @Test
  void useIsNotedOnceAMinute() {
    String secret = make(Scope.IMAGES_READ);
    Instant first = used(secret);
    world.clock.advance(Duration.ofSeconds(30));
    assertThat(used(secret)).isEqualTo(first);
    world.clock.advance(Duration.ofSeconds(31));
    assertThat(used(secret)).isAfter(first);
  }

  @Test
  void anAccountHasAtMostAHundred() {
    for (int i = 0; i < 100; i++) {
      make(Scope.IMAGES_READ);
    }
    refused(ProblemCode.TOO_MANY_TOKENS, () -> make(Scope.IMAGES_READ));
  }

  private Instant used(String secret) {
    assertThat(world.tokens.authenticate(secret)).isPresent();
    return Objects.requireNonNull(world.tokens.list(ada.accountId()).getFirst().lastUsedAt());
  }

  private long id() {
    return world.tokens.list(ada.accountId()).getFirst().id();
  }

  private String make(Scope... scopes) {
    return secret(ada, null, scopes);
  }

  private String make(Long expiresIn, Scope... scopes) {
    return secret(ada, expiresIn, scopes);
  }

  private String secret(Caller caller, @Nullable Long expiresIn, Scope... scopes) {
    Token token = world.tokens.create(caller, new TokenRequest("cli", Set.of(scopes), expiresIn));
    return Objects.requireNonNull(token.token());
  }
}
