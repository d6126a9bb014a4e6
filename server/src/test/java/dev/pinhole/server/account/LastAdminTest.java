package dev.pinhole.server.account;

import static dev.pinhole.server.account.Problems.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.AdminAccountChange;
import dev.pinhole.api.account.Role;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.account.AccountProperties.Mode;
import dev.pinhole.server.platform.ProblemException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LastAdminTest {
  private static final AdminAccountChange DEMOTE = new AdminAccountChange(Role.USER, null);
  private static final AdminAccountChange DISABLE = new AdminAccountChange(null, true);

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void stays(TestDatabase database) {
    try (AccountWorld world = new AccountWorld(database, Mode.INVITE)) {
      long root = world.admin("root").accountId();
      refused(ProblemCode.LAST_ADMIN, () -> world.changes.change(AccountWorld.BOSS, root, DEMOTE));
      refused(ProblemCode.LAST_ADMIN, () -> world.changes.change(AccountWorld.BOSS, root, DISABLE));
      assertThat(world.repository.enabledAdmins()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void staysWhenAdminsDemoteEachOtherAtOnce(TestDatabase database) throws Exception {
    try (AccountWorld world = new AccountWorld(database, Mode.INVITE)) {
      List<Callable<Boolean>> changes =
          List.of("ada", "bob", "eve").stream()
              .map(name -> world.admin(name).accountId())
              .<Callable<Boolean>>map(id -> () -> demoted(world, id))
              .toList();
      try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
        long demoted = 0;
        for (Future<Boolean> outcome : threads.invokeAll(changes)) {
          demoted += outcome.get() ? 1 : 0;
        }
        assertThat(demoted).isEqualTo(2);
      }
      assertThat(world.repository.enabledAdmins()).isEqualTo(1);
    }
  }

  private static boolean demoted(AccountWorld world, long id) {
    try {
      world.changes.change(AccountWorld.BOSS, id, DEMOTE);
      return true;
    } catch (ProblemException refused) {
      assertThat(refused.code()).isEqualTo(ProblemCode.LAST_ADMIN);
      return false;
    }
  }
}
