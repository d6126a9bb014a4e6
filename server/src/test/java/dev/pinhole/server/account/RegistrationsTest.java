package dev.pinhole.server.account;

import static dev.pinhole.server.account.AccountWorld.PASSWORD;
import static dev.pinhole.server.account.AccountWorld.registration;
import static dev.pinhole.server.account.Problems.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Registration;
import dev.pinhole.api.account.Role;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.account.AccountProperties.Mode;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class RegistrationsTest {
  private final TestDatabase database;
  @AutoClose private @Nullable AccountWorld opened;

  RegistrationsTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void openLetsAnybodyIn() {
    AccountWorld world = world(Mode.OPEN);
    assertThat(world.registrations.register(null, registration("ada")).role()).isEqualTo(Role.USER);
  }

  @Test
  void closedLetsOnlyAdminsMakeAccounts() {
    AccountWorld world = world(Mode.CLOSED);
    Caller admin = world.admin("root");
    String code = world.codes.create(admin, null).code();
    refused(
        ProblemCode.REGISTRATION_CLOSED,
        () -> world.registrations.register(null, new Registration("ada", null, PASSWORD, code)));
    Caller user = world.user("eve");
    refused(
        ProblemCode.REGISTRATION_CLOSED,
        () -> world.registrations.register(user, registration("mallory")));
    assertThat(world.registrations.register(admin, registration("ada")).username())
        .isEqualTo("ada");
  }

  @Test
  void inviteNeedsACodeThatWorksOnce() {
    AccountWorld world = world(Mode.INVITE);
    String code = world.codes.create(world.admin("root"), null).code();
    refused(
        ProblemCode.REGISTRATION_CLOSED,
        () -> world.registrations.register(null, registration("ada")));
    refused(
        ProblemCode.WRONG_REGISTRATION_CODE,
        () -> world.registrations.register(null, with("ada", "0000000000000000000000")));
    world.registrations.register(null, with("ada", code));
    refused(
        ProblemCode.WRONG_REGISTRATION_CODE,
        () -> world.registrations.register(null, with("bob", code)));
  }

  @Test
  void refusedRegistrationSpendsNoCode() {
    AccountWorld world = world(Mode.INVITE);
    String code = world.codes.create(world.admin("root"), null).code();
    refused(
        ProblemCode.USERNAME_TAKEN, () -> world.registrations.register(null, with("ROOT", code)));
    assertThat(world.registrations.register(null, with("ada", code)).username()).isEqualTo("ada");
  }

  @Test
  void codeExpires() {
    AccountWorld world = world(Mode.INVITE);
    String code = world.codes.create(world.admin("root"), 60L).code();
    world.clock.advance(Duration.ofSeconds(61));
    refused(
        ProblemCode.WRONG_REGISTRATION_CODE,
        () -> world.registrations.register(null, with("ada", code)));
  }

  @Test
  void ofManyAtOnceOneGetsTheCode() throws Exception {
    AccountWorld world = world(Mode.INVITE);
    String code = world.codes.create(world.admin("root"), null).code();
    long made = succeeding(world, i -> with("user" + i, code));
    assertThat(made).isEqualTo(1);
    assertThat(world.repository.after(0, 100)).hasSize(2);
  }

  @Test
  void ofManyAtOnceOneGetsTheName() throws Exception {
    AccountWorld world = world(Mode.OPEN);
    long made = succeeding(world, i -> registration(i % 2 == 0 ? "Ada" : "aDA"));
    assertThat(made).isEqualTo(1);
  }

  @Test
  void ofManyAtOnceOneGetsTheAddress() throws Exception {
    AccountWorld world = world(Mode.OPEN);
    long made =
        succeeding(world, i -> new Registration("user" + i, "ada@Example.org", PASSWORD, null));
    assertThat(made).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Stra\u00dfe", "STRASSE", "\uff33trasse"})
  void oneNameHoweverItIsWritten(String other) {
    AccountWorld world = world(Mode.OPEN);
    world.registrations.register(null, registration("strasse"));
    refused(
        ProblemCode.USERNAME_TAKEN, () -> world.registrations.register(null, registration(other)));
  }

  @Test
  void keepsNeitherPasswordNorCode() {
    AccountWorld world = world(Mode.INVITE);
    String code = world.codes.create(world.admin("root"), null).code();
    assertThat(world.jdbc.sql("SELECT hash FROM registration_codes").query(String.class).list())
        .containsExactly(Secrets.hash(code));
    assertThat(world.jdbc.sql("SELECT password_hash FROM accounts").query(String.class).single())
        .startsWith("{bcrypt}")
        .doesNotContain(PASSWORD);
  }

  private AccountWorld world(Mode mode) {
    opened = new AccountWorld(database, mode);
    return opened;
  }

  private static Registration with(String name, String code) {
    return new Registration(name, null, PASSWORD, code);
  }

  private static long succeeding(AccountWorld world, IntFunction<Registration> registration)
      throws Exception {
    List<Callable<Boolean>> tries =
        IntStream.range(0, 8)
            .<Callable<Boolean>>mapToObj(i -> () -> register(world, registration.apply(i)))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      long made = 0;
      for (Future<Boolean> outcome : threads.invokeAll(tries)) {
        made += outcome.get() ? 1 : 0;
      }
      return made;
    }
  }

  private static boolean register(AccountWorld world, Registration registration) {
    try {
      world.registrations.register(null, registration);
      return true;
    } catch (ProblemException refused) {
      assertThat(refused.code())
          .isIn(
              ProblemCode.WRONG_REGISTRATION_CODE,
              ProblemCode.USERNAME_TAKEN,
              ProblemCode.EMAIL_TAKEN);
      return false;
    }
  }
}
