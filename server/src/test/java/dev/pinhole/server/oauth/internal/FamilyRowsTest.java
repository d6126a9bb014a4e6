package dev.pinhole.server.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.pinhole.server.TestDatabase;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class FamilyRowsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  private final HikariDataSource dataSource;
  private final FamilyRows families;
  private final TokenRows tokens;
  private final Client cli;

  FamilyRowsTest(TestDatabase database) {
    dataSource = database.migrated();
    JdbcClient jdbc = JdbcClient.create(dataSource);
    families = new FamilyRows(jdbc);
    tokens = new TokenRows(jdbc);
    cli = new ClientRows(jdbc).find("pinhole-cli").orElseThrow();
  }

  @AfterEach
  void close() {
    dataSource.close();
  }

  @Test
  void cliComesWithTheServer() {
    assertThat(cli.confidential()).isFalse();
    assertThat(cli.fixed()).isTrue();
    assertThat(cli.assured()).isFalse();
    assertThat(cli.redirects())
        .containsExactlyInAnyOrder("http://127.0.0.1/callback", "http://[::1]/callback");
    assertThat(cli.scopes()).isEqualTo(Scopes.all());
  }

  @Test
  void ofTwoWhoChangeTheSameOneWins() {
    families.insert(family("a", 7L, null, LATER));
    Family read = families.find("a").orElseThrow();
    assertThat(families.update(read)).isTrue();
    assertThat(families.update(read)).isFalse();
    assertThat(families.update(families.find("a").orElseThrow())).isTrue();
  }

  @Test
  void latestStay() {
    IntStream.range(0, 5)
        .forEach(i -> {
          families.insert(family("request" + i, 7L, null, LATER));
          families.insert(family("granted" + i, 7L, NOW, LATER));
          families.insert(family("nobody" + i, null, null, LATER));
        });
    families.keepLatest(cli.number(), 7L, false, 2);
    assertThat(families.find("request2")).isEmpty();
    assertThat(families.find("request3")).isPresent();
    assertThat(families.granted(7, NOW)).hasSize(5);
    assertThat(families.find("nobody0")).isPresent();
    families.keepLatest(cli.number(), null, false, 1);
    assertThat(families.find("nobody3")).isEmpty();
    assertThat(families.find("nobody4")).isPresent();
  }

  @Test
  void whatIsOverGoesWithItsTokens() {
    long over = families.insert(family("over", 7L, NOW, NOW));
    families.insert(family("good", 7L, NOW, LATER));
    TokenHash hash = TokenHash.ofPresented("secret");
    tokens.save(token(over, TokenKind.ACCESS, hash, false));
    assertThat(tokens.find(hash)).isPresent();
    families.insert(family("request", 7L, null, NOW));
    families.deleteExpired(NOW, NOW.minusSeconds(1));
    assertThat(families.find("request")).isEmpty();
    assertThat(families.find("over")).as("its ID token still says goodbye").isPresent();
    families.deleteExpired(NOW, NOW);
    assertThat(families.find("over")).isEmpty();
    assertThat(families.find("good")).isPresent();
    assertThat(tokens.find(hash)).isEmpty();
  }

  @Test
  void knowsSpentTokensAgain() {
    long family = families.insert(family("a", 7L, NOW, LATER));
    TokenHash old = TokenHash.ofPresented("old");
    TokenHash next = TokenHash.ofPresented("next");
    tokens.save(token(family, TokenKind.REFRESH, old, false));
    Issued replacement = token(family, TokenKind.REFRESH, next, false);
    tokens.spendOthers(replacement);
    tokens.save(replacement);
    assertThat(tokens.find(old).orElseThrow().spent()).isTrue();
    assertThat(tokens.find(next).orElseThrow().spent()).isFalse();
    assertThat(tokens.of(family)).hasSize(2);
  }

  @Test
  void whoAsksTooSoonWaitsLonger() {
    long family = families.insert(family("a", null, null, LATER));
    TokenHash device = TokenHash.ofPresented("device");
    tokens.save(token(family, TokenKind.DEVICE, device, false));
    assertThat(tokens.ask(device, NOW, 5, 5)).isTrue();
    assertThat(tokens.ask(device, NOW.plusSeconds(5), 5, 5)).isTrue();
    assertThat(tokens.ask(device, NOW.plusSeconds(9), 5, 5)).isFalse();
    assertThat(tokens.ask(device, NOW.plusSeconds(18), 5, 5)).isFalse();
    assertThat(tokens.ask(device, NOW.plusSeconds(33), 5, 5)).isTrue();
  }

  private Family family(String id, @Nullable Long account, @Nullable Instant granted, Instant end) {
    return new Family(
        0,
        id,
        cli.number(),
        account,
        1,
        null,
        "authorization_code",
        Set.of("captures"),
        "{}",
        0,
        granted,
        null,
        end);
  }

  private static Issued token(long family, TokenKind kind, TokenHash hash, boolean spent) {
    return new Issued(family, kind, hash, Set.of(), NOW, LATER, spent);
  }
}
