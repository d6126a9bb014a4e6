package dev.pinhole.server.capture.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.QueryPlans;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An account may have taken a hundred thousand pictures before the one that waits. */
class TurnRowsTest {
  @AutoClose private final QueryPlans plans = new QueryPlans();
  private final TurnRows rows = new TurnRows(JdbcClient.create(plans));

  @Test
  void looksForTheNextAmongWhatIsUnfinishedOnly() {
    assertThat(rows.next(1, 5)).isEmpty();
    assertThat(plans.steps()).first().asString().contains("INDEX capture_unfinished (owner=?)");
  }

  @Test
  void looksForAccountsThatWaitAmongWhatIsUnfinishedOnly() {
    assertThat(rows.waitingOwners()).isEmpty();
    assertThat(plans.steps()).first().asString().contains("INDEX capture_unfinished");
  }

  @Test
  void looksForMissingJobsByTheirKey() {
    assertThat(rows.jobless()).isEmpty();
    assertThat(plans.steps())
        .noneMatch(step -> step.startsWith("SCAN capture_job"))
        .anyMatch(step -> step.startsWith("SEARCH capture_job"));
  }
}
