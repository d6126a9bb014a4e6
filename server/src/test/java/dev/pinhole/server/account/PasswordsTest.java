package dev.pinhole.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pinhole.server.TestApi;
import dev.pinhole.server.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private static final PasswordOwner ADA =
      new PasswordOwner("Ada.Lovelace", Email.parse("countess@engine.example"));

  private final Passwords passwords = new Passwords(Passwords.bcrypt(4));

  @ParameterizedTest
  @ValueSource(strings = {"password", "PassWord", "12345678", "qwertyuiop", "iloveyou", "ｐａｓｓｗｏｒｄ"})
  void refusesWhatMostPeopleChoose(String password) {
    ProblemException problem = refusal(password);
    assertThat(problem.properties()).containsEntry("reason", "common").containsEntry("field", "f");
    assertThat(problem.detail()).doesNotContainIgnoringCase(password);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada-lovelace",
        "AdaLovelace1!",
        "2024adalovelace",
        "countess99",
        "countess@engine.example",
        "Pinhole-2024",
        "pinholepinhole",
        "engine.example"
      })
  void refusesWhatIsMadeOfTheOwnersNames(String password) {
    assertThat(refusal(password).properties()).containsEntry("reason", "name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TestApi.PASSWORD,
        "countess of the engines",
        "pinhole for nine gardens",
        "ßßßßßßßß1q"
      })
  void takesOthers(String password) {
    assertThatCode(() -> passwords.check("f", password, ADA)).doesNotThrowAnyException();
  }

  @Test
  void aShortNameForbidsNothing() {
    assertThatCode(() -> passwords.check("f", "no jokes here", new PasswordOwner("jo", null)))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesShortOnesFirst() {
    assertThat(refusal("1234567").properties()).containsEntry("minimum", 8);
  }

  private ProblemException refusal(String password) {
    return catchThrowableOfType(ProblemException.class, () -> passwords.check("f", password, ADA));
  }
}
