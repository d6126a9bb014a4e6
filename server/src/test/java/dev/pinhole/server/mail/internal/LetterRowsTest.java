package dev.pinhole.server.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.mail.Letter;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class LetterRowsTest {
  private static final Instant NOW = Instant.parse("2026-03-08T12:30:00Z");

  private final HikariDataSource database;
  private final LetterRows letters;

  LetterRowsTest(TestDatabase kind) {
    database = kind.migrated();
    letters = new LetterRows(JdbcClient.create(database));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsALinkThatWasPutWhileTheOneBeforeWasSent() {
    StoredLetter sent = link("https://one");
    StoredLetter anew = link("https://two");
    assertThat(anew.number()).isEqualTo(sent.number());
    assertThat(letters.remove(sent)).isFalse();
    letters.subtract(sent);
    StoredLetter left = letters.find(sent.number()).orElseThrow();
    assertThat(left.letter().base()).isEqualTo("https://two");
    assertThat(letters.remove(left)).isTrue();
    assertThat(letters.find(sent.number())).isEmpty();
  }

  @Test
  void leavesItemsThatWereNotToldOf() {
    StoredLetter sent = digest(2, 200);
    digest(3, 300);
    assertThat(letters.remove(sent)).isFalse();
    letters.subtract(sent);
    StoredLetter left = letters.find(sent.number()).orElseThrow();
    assertThat(left.letter().items()).isEqualTo(3);
    assertThat(left.letter().bytes()).isEqualTo(300);
  }

  @Test
  void givesAllAttemptsAgainToWhatIsPutAnew() {
    StoredLetter letter = link("https://one");
    letters.begin(letter);
    assertThat(letters.find(letter.number()).orElseThrow().attempts()).isEqualTo(1);
    assertThat(link("https://one").attempts()).isZero();
  }

  @Test
  void keepsWhatIsOfOtherKindsAndAboutOtherThingsApart() {
    assertThat(link("https://one").number()).isNotEqualTo(digest(1, 1).number());
    StoredLetter other = letters.put(Letter.about("link", "8").to("ada@example.org"), NOW);
    assertThat(other.number()).isNotEqualTo(link("https://one").number());
    assertThat(other.letter().recipient()).isEqualTo("ada@example.org");
  }

  private StoredLetter link(String base) {
    return letters.put(Letter.about("link", "7").linking(base), NOW);
  }

  private StoredLetter digest(int items, long bytes) {
    return letters.put(Letter.about("digest", "7").telling(items, bytes), NOW);
  }
}
