package dev.pinhole.server.account;

import com.zaxxer.hikari.HikariDataSource;
import dev.pinhole.api.account.AccessToken;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Login;
import dev.pinhole.api.account.Registration;
import dev.pinhole.api.account.Role;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.audit.Audit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The account feature on an empty database, without a server around it. */
final class AccountWorld implements AutoCloseable {
  static final String PASSWORD = TestApi.PASSWORD;

  /** Who changes others' accounts. */
  static final Caller BOSS = new Caller(999_999, "boss", true);

  private final HikariDataSource dataSource;
  private final AccountMail mail = new NoMail();
  final TransactionTemplate transaction;
  final TestClock clock = TestClock.standing();
  final AccountProperties properties;
  final JdbcClient jdbc;
  final Audit audit;
  final AccountRepository repository;
  final Accounts accounts;
  final Passwords passwords;
  final SignInAttempts attempts;
  final SigningKeys keys;
  final Callers callers;
  final AccessTokens accessTokens;
  final Refusals refusals;
  final SignIn signIn;
  final RegistrationCodes codes;
  final Registrations registrations;
  final AccountChanges changes;
  final ApiTokens tokens;

  AccountWorld(TestDatabase database, AccountProperties.Mode mode) {
    dataSource = database.migrated();
    transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    properties =
        new AccountProperties(
            mode,
            newDirectory(),
            new AccountProperties.Admin("admin", null),
            4,
            new AccountProperties.Attempts(8, 3, Duration.ofMinutes(10)));
    jdbc = JdbcClient.create(dataSource);
    audit = new Audit(jdbc, JsonMapper.shared(), clock);
    repository = new AccountRepository(jdbc);
    accounts = new Accounts(repository);
    passwords = new Passwords(properties);
    attempts = new SignInAttempts(properties, clock);
    keys = new SigningKeys(properties, clock);
    callers = new Callers(accounts, List.of());
    accessTokens = new AccessTokens(keys, callers, clock);
    refusals = new Refusals(audit, clock);
    signIn = new SignIn(repository, passwords, attempts, refusals, List.of());
    codes = new RegistrationCodes(jdbc, audit, transaction, clock);
    registrations =
        new Registrations(
            properties, repository, codes, passwords, mail, attempts, audit, transaction, clock);
    changes = changes(signIn);
    tokens = new ApiTokens(new TokenRepository(jdbc), accounts, audit, transaction, clock);
  }

  AccountChanges changes(SignIn proof) {
    return new AccountChanges(
        repository,
        accounts,
        passwords,
        proof,
        new EmailChanges(repository, mail, attempts),
        mail,
        new AccessEnd(repository, accounts, _ -> {}),
        audit,
        transaction);
  }

  AccessToken signIn(Login login, String address) {
    return accessTokens.issue(signIn.verify(login, visit(address)).id());
  }

  ProgramSignIn programs(SignIn by) {
    return new ProgramSignIn(by, accessTokens, tokens, accounts, callers, audit);
  }

  static Visit visit(String address) {
    return new Visit(address, null);
  }

  static Registration registration(String name) {
    return new Registration(name, null, PASSWORD, null);
  }

  Caller admin(String name) {
    long id =
        repository
            .insert(
                Username.parse(name), null, passwords.hash(PASSWORD), Role.ADMIN, clock.instant())
            .orElseThrow()
            .id();
    return new Caller(id, name, true);
  }

  Caller user(String name) {
    Account account = registrations.register(new Caller(0, "maker", true), registration(name));
    return new Caller(account.id(), account.username(), false);
  }

  @Override
  public void close() {
    dataSource.close();
  }

  /** A server without a mail server. */
  private static final class NoMail implements AccountMail {
    @Override
    public boolean confirms() {
      return false;
    }

    @Override
    public void confirm(long account) {}

    @Override
    public void passwordChanged(long account) {}

    @Override
    public void emailChanged(long account, String former) {}
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("pinhole-keys").resolve("keys");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
