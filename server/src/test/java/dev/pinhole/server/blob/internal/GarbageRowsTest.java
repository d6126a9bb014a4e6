package dev.pinhole.server.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.QueryPlans;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each batch of a collection is looked up anew, and almost all that there is is kept. */
class GarbageRowsTest {
  @AutoClose private final QueryPlans plans = new QueryPlans();
  private final GarbageRows garbage = new GarbageRows(new JdbcTemplate(plans));

  @Test
  void passesOverNoBlobThatIsKept() {
    assertThat(garbage.blobs(1)).isEmpty();
    assertThat(plans.steps())
        .containsExactly("SEARCH blob USING INDEX blob_unreferenced (unreferenced_since<?)");
  }

  @Test
  void passesOverNoChunkThatIsKept() {
    assertThat(garbage.chunks(1)).isEmpty();
    assertThat(plans.steps())
        .containsExactly("SEARCH chunk USING INDEX chunk_unreferenced (unreferenced_since<?)");
  }
}
