package dev.pinhole.server.account;

import static dev.pinhole.server.account.AccountWorld.PASSWORD;
import static dev.pinhole.server.account.AccountWorld.visit;
import static dev.pinhole.server.account.Problems.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.AccountChange;
import dev.pinhole.api.account.Login;
import dev.pinhole.api.account.Registration;
import dev.pinhole.api.account.Role;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.account.AccountProperties.Mode;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.crypto.password.PasswordEncoder;

/** In this world an address has 8 attempts and an account 3, which come back within 10 minutes. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SignInTest {
  private static final String HOME = "192.0.2.1";
  private static final Registration ADA =
      new Registration("Ada", "Ada@Example.org", PASSWORD, null);

  @AutoClose private final AccountWorld world;

  SignInTest(TestDatabase database) {
    world = new AccountWorld(database, Mode.OPEN);
    world.registrations.register(null, ADA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ada", "ada", "ADA", "ada@example.org", "ADA@EXAMPLE.ORG", "\uff21da"})
  void knowsTheNameHoweverItIsWritten(String name) {
    assertThat(world.signIn(new Login(name, PASSWORD), HOME).expiresIn()).isEqualTo(3600);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eve", "", "a\0b", "@", "' OR 1=1 --"})
  void refusesWhoDoesNotExistAsAWrongPassword(String name) {
    ProblemException unknown = wrong(name, PASSWORD, HOME);
    assertThat(unknown.detail()).isEqualTo(wrong("ada", "not the password", HOME).detail());
  }

  /** However long they are, they are one name to the limits, and memory holds only its start. */
  @Test
  void countsEndlessNamesAsOne() {
    for (int i = 0; i < 3; i++) {
      wrong("n".repeat(300) + i, PASSWORD, HOME);
    }
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> world.signIn(new Login("n".repeat(100_000), PASSWORD), HOME));
    assertThat(refused.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
  }

  @Test
  void refusesPasswordsThatNobodyCanHave() {
    wrong("ada", "", HOME);
    wrong("ada", "x".repeat(100_000), HOME);
  }

  /** What takes the time is done once, whoever it is and whatever they send. */
  @Test
  void everyRefusalHashesOnce() {
    AtomicInteger hashes = new AtomicInteger();
    SignIn counted =
        new SignIn(
            world.repository,
            new Passwords(new CountingEncoder(Passwords.bcrypt(4), hashes)),
            world.attempts,
            world.refusals,
            List.of());
    world.repository.setRoleAndDisabled(1, Role.USER, true);
    for (Login login :
        List.of(
            new Login("nobody", PASSWORD),
            new Login("a\0b", PASSWORD),
            new Login("ada", PASSWORD),
            new Login("eve@example.org", "x".repeat(100)))) {
      hashes.set(0);
      refused(ProblemCode.WRONG_CREDENTIALS, () -> counted.verify(login, visit(HOME)));
      assertThat(hashes).as(login.username()).hasValue(1);
    }
  }

  private record CountingEncoder(PasswordEncoder encoder, AtomicInteger hashes)
      implements PasswordEncoder {
    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
      return encoder.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      hashes.incrementAndGet();
      return encoder.matches(password, hash);
    }
  }

  @Test
  void anAccountCannotBeGuessedFromManyAddresses() {
    for (int i = 1; i <= 3; i++) {
      wrong("ada", "guess " + i, "198.51.100." + i);
    }
    ProblemException late = tooMany("ADA", "198.51.100.4");
    assertThat((Long) late.properties().get("retryAfter")).isBetween(1L, 200L);
    world.clock.advance(Duration.ofMinutes(4));
    wrong("ada", "guess 5", "198.51.100.5");
  }

  @Test
  void guessersDoNotLockTheOwnerOut() {
    world.signIn(new Login("ada", PASSWORD), HOME);
    for (int i = 1; i <= 3; i++) {
      wrong("ada", "guess " + i, "198.51.100." + i);
    }
    tooMany("ada", "198.51.100.4");
    assertThat(world.signIn(new Login("ada", PASSWORD), HOME).value()).isNotEmpty();
  }

  @Test
  void anAddressCannotGuessAtManyAccounts() {
    for (int i = 0; i < 8; i++) {
      wrong("user" + i, PASSWORD, HOME);
    }
    tooMany("user9", HOME);
  }

  /** Otherwise one's own password would buy an endless number of guesses at others'. */
  @Test
  void aRightPasswordDoesNotForgiveWrongOnesOnOtherAccounts() {
    for (int i = 0; i < 7; i++) {
      wrong("user" + i, PASSWORD, HOME);
    }
    world.signIn(new Login("ada", PASSWORD), HOME);
    wrong("user8", PASSWORD, HOME);
    tooMany("user9", HOME);
  }

  @Test
  void aRightPasswordForgivesWrongOnesOnTheAccount() {
    for (int round = 0; round < 3; round++) {
      wrong("ada", "typo", HOME);
      world.signIn(new Login("ada", PASSWORD), HOME);
    }
  }

  @Test
  void changingThePasswordNeedsTheCurrentOne() {
    Caller ada = new Caller(1, "Ada", false);
    refused(
        ProblemCode.WRONG_PASSWORD,
        () ->
            world.changes.change(
                ada, new AccountChange(null, "another one", "wrong"), visit(HOME)));
    world.changes.change(ada, new AccountChange(null, "another one", PASSWORD), visit(HOME));
    wrong("ada", PASSWORD, HOME);
    assertThat(world.signIn(new Login("ada", "another one"), HOME).value()).isNotEmpty();
  }

  /** Whoever knows the old password could try without a pause, and so outlive its end. */
  @Test
  void aPasswordThatIsReplacedMeanwhileSignsNobodyIn() {
    ProgramSignIn programs = world.programs(signInWhile(this::replacePassword));
    Login login = new Login("ada", PASSWORD);
    Visit visit = Visit.of(new MockHttpServletRequest());
    refused(ProblemCode.UNAUTHENTICATED, () -> programs.accessToken(login, visit));
  }

  @Test
  void aPasswordThatIsReplacedMeanwhileGivesNoLastingToken() {
    ProgramSignIn programs = world.programs(signInWhile(this::replacePassword));
    Login login = new Login("ada", PASSWORD);
    Visit visit = Visit.of(new MockHttpServletRequest());
    refused(
        ProblemCode.UNAUTHENTICATED,
        () -> programs.apiToken(login, visit, "camera", Set.of(Scope.IMAGES_READ)));
    assertThat(world.tokens.list(1)).isEmpty();
  }

  @Test
  void aPasswordThatIsReplacedMeanwhileChangesNothing() {
    AccountChanges changes = world.changes(signInWhile(this::replacePassword));
    Caller ada = new Caller(1, "Ada", false);
    for (AccountChange change :
        List.of(
            new AccountChange(null, "what a thief wants", PASSWORD),
            new AccountChange("eve@example.org", null, PASSWORD))) {
      setPassword(PASSWORD);
      refused(ProblemCode.UNAUTHENTICATED, () -> changes.change(ada, change, visit(HOME)));
    }
    assertThat(world.signIn(new Login("ada@example.org", "another one"), HOME).value())
        .isNotEmpty();
  }

  private void replacePassword() {
    setPassword("another one");
  }

  private void setPassword(String password) {
    int version = world.repository.find(1).orElseThrow().sessionVersion();
    assertThat(world.repository.setPassword(1, world.passwords.hash(password), version)).isTrue();
  }

  /** Something that happens when the password has been found right. */
  private SignIn signInWhile(Runnable event) {
    SecondFactor meanwhile =
        new SecondFactor() {
          @Override
          public void check(Account account, @Nullable String code, Visit visit) {
            event.run();
          }

          @Override
          public boolean isWanting(Account account) {
            return false;
          }
        };
    return new SignIn(
        world.repository, world.passwords, world.attempts, world.refusals, List.of(meanwhile));
  }

  /** They are different mailboxes, or at different hosts. */
  @ParameterizedTest
  @CsvSource({
    "mike@strasse.example, mike@stra\u00dfe.example",
    "mike@field.example, m\u0131ke@field.example",
    "niko\u03c3@field.example, niko\u03c2@field.example",
  })
  void addressesThatOnlyLookAlikeInCapitalsAreNotTheSame(String one, String other) {
    world.registrations.register(null, new Registration("one", one, PASSWORD, null));
    world.registrations.register(null, new Registration("other", other, "another one", null));
    assertThat(world.signIn(new Login(one, PASSWORD), HOME).value()).isNotEmpty();
    assertThat(world.signIn(new Login(other, "another one"), HOME).value()).isNotEmpty();
    wrong(other, PASSWORD, HOME);
  }

  /** Without mail the answer tells whether an address is taken; it does not tell it of many. */
  @Test
  void whoTriesWhichAddressesAreTakenIsStopped() {
    world.registrations.register(null, new Registration("bob", null, PASSWORD, null));
    AccountChange taken = new AccountChange("ada@example.org", null, PASSWORD);
    for (int tried = 0; tried < 8; tried++) {
      refused(
          ProblemCode.EMAIL_TAKEN,
          () -> world.changes.change(new Caller(2, "bob", false), taken, visit(HOME)));
    }
    refused(
        ProblemCode.TOO_MANY_REQUESTS,
        () -> world.changes.change(new Caller(2, "bob", false), taken, visit(HOME)));
  }

  @Test
  void anAddressThatSomebodyHasCannotBeTaken() {
    world.registrations.register(null, new Registration("bob", null, PASSWORD, null));
    Caller bob = new Caller(2, "bob", false);
    refused(
        ProblemCode.EMAIL_TAKEN,
        () ->
            world.changes.change(
                bob, new AccountChange("ada@example.org", null, PASSWORD), visit(HOME)));
    world.changes.change(
        new Caller(1, "Ada", false), new AccountChange("", null, PASSWORD), visit(HOME));
    assertThat(
            world
                .changes
                .change(bob, new AccountChange("ada@example.org", null, PASSWORD), visit(HOME))
                .email())
        .isEqualTo("ada@example.org");
  }

  private ProblemException wrong(String name, String password, String address) {
    return refused(
        ProblemCode.WRONG_CREDENTIALS, () -> world.signIn(new Login(name, password), address));
  }

  private ProblemException tooMany(String name, String address) {
    return refused(
        ProblemCode.TOO_MANY_REQUESTS, () -> world.signIn(new Login(name, PASSWORD), address));
  }
}
