package dev.pinhole.server.invitation.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.pinhole.server.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class LetterRowsTest {
  private static final Instant NOW = Instant.parse("2026-03-08T12:30:00Z");

  private final HikariDataSource database;
  private final JdbcClient jdbc;
  private final LetterRows letters;
  private long invitation;

  LetterRowsTest(TestDatabase kind) {
    database = kind.migrated();
    jdbc = JdbcClient.create(database);
    letters = new LetterRows(jdbc);
  }

  @BeforeEach
  void invite() {
    invitation =
        jdbc.sql(
                """
                INSERT INTO invitation (id, owner, generation, mode, name_required, types, digest,
                  created_at, updated_at, expires_at, news_files, news_bytes)
                VALUES ('i', 1, 1, 'BLIND', FALSE, '', TRUE, 1, 1, 1, 0, 0)
                RETURNING number
                """)
            .query(Long.class)
            .single();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsALinkThatWasPutWhileTheOneBeforeWasSent() {
    Letter sent = link("https://one");
    Letter anew = link("https://two");
    assertThat(anew.number()).isEqualTo(sent.number());
    assertThat(letters.remove(sent)).isFalse();
    letters.subtract(sent);
    Letter left = letters.find(sent.number()).orElseThrow();
    assertThat(left.base()).isEqualTo("https://two");
    assertThat(letters.remove(left)).isTrue();
    assertThat(letters.find(sent.number())).isEmpty();
  }

  @Test
  void leavesFilesThatWereNotToldOf() {
    Letter sent = letters.put(invitation, Letter.Kind.DIGEST, null, 2, 200, NOW);
    letters.put(invitation, Letter.Kind.DIGEST, null, 3, 300, NOW);
    assertThat(letters.remove(sent)).isFalse();
    letters.subtract(sent);
    Letter left = letters.find(sent.number()).orElseThrow();
    assertThat(left.files()).isEqualTo(3);
    assertThat(left.bytes()).isEqualTo(300);
  }

  @Test
  void givesAllAttemptsAgainToWhatIsPutAnew() {
    Letter letter = link("https://one");
    letters.begin(letter);
    assertThat(letters.find(letter.number()).orElseThrow().attempts()).isEqualTo(1);
    assertThat(link("https://one").attempts()).isZero();
  }

  private Letter link(String base) {
    return letters.put(invitation, Letter.Kind.INVITATION, base, 0, 0, NOW);
  }
}
