package dev.pinhole.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pinhole.api.account.Login;
import dev.pinhole.api.account.Role;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.account.AccountProperties.Admin;
import dev.pinhole.server.account.AccountProperties.Mode;
import dev.pinhole.server.platform.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FirstAdminTest {
  @AutoClose private final AccountWorld world = new AccountWorld(TestDatabase.SQLITE, Mode.INVITE);

  @Test
  void getsAPasswordThatIsPrintedOnce(CapturedOutput output) {
    start(null);
    start(null);
    Matcher printed = Pattern.compile("password:\\s+(\\S+)").matcher(output.getOut());
    assertThat(printed.find()).isTrue();
    String password = printed.group(1);
    assertThat(world.signIn(new Login("admin", password), "192.0.2.1").value()).isNotEmpty();
    assertThat(printed.find()).isFalse();
  }

  @Test
  void hasThePasswordThatWasSet(CapturedOutput output) {
    start("chosen by the owner");
    assertThat(world.repository.findByUsername("admin").orElseThrow().role()).isEqualTo(Role.ADMIN);
    world.signIn(new Login("admin", "chosen by the owner"), "192.0.2.1");
    assertThat(output.getAll()).doesNotContain("chosen by the owner");
  }

  @Test
  void comesOnlyToAnEmptyDatabase() {
    world.user("ada");
    start("chosen by the owner");
    assertThat(world.repository.findByUsername("admin")).isEmpty();
  }

  @Test
  void weakPasswordStopsTheStart() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> start("short"))
        .withMessageContaining("pinhole.admin.password");
  }

  private void start(@Nullable String password) {
    AccountProperties p = world.properties;
    AccountProperties properties =
        new AccountProperties(
            p.registration(), p.keys(), new Admin("admin", password), 4, p.attempts());
    new FirstAdmin(
            properties,
            world.repository,
            world.passwords,
            world.audit,
            world.transaction,
            world.clock)
        .afterSingletonsInstantiated();
  }
}
