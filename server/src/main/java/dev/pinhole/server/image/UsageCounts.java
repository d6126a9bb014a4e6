package dev.pinhole.server.image;

import dev.pinhole.server.blob.KeptCounts;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What accounts keep, recounted from the images; expired ones count until they are purged. */
@Component
class UsageCounts implements KeptCounts {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  UsageCounts(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "usage";
  }

  @Override
  public List<Wrong> check(boolean repair) {
    List<Miscount> wrong = miscounts();
    if (repair) {
      wrong.forEach(one -> transaction.executeWithoutResult(_ -> recount(one.account())));
    }
    return wrong.stream().map(Miscount::wrong).toList();
  }

  /** One statement, so that it sees one moment. */
  private List<Miscount> miscounts() {
    return jdbc.sql(
            """
            SELECT a.account,
              COALESCE(u.bytes, 0) AS counted_bytes, COALESCE(u.images, 0) AS counted_images,
              COALESCE(i.bytes, 0) AS found_bytes, COALESCE(i.images, 0) AS found_images
            FROM (SELECT account FROM account_usage UNION SELECT owner FROM image) a
            LEFT JOIN account_usage u ON u.account = a.account
            LEFT JOIN (SELECT owner, SUM(size) AS bytes, COUNT(*) AS images
                       FROM image GROUP BY owner) i ON i.owner = a.account
            WHERE COALESCE(u.bytes, 0) <> COALESCE(i.bytes, 0)
              OR COALESCE(u.images, 0) <> COALESCE(i.images, 0)
            ORDER BY a.account
            """)
        .query((row, number) ->
            new Miscount(
                row.getLong("account"),
                row.getLong("counted_bytes"),
                row.getLong("counted_images"),
                row.getLong("found_bytes"),
                row.getLong("found_images")))
        .list();
  }

  /**
   * Locks the row before counting: whoever changes images changes the count in the same
   * transaction, so from then on none is half done.
   */
  private void recount(long account) {
    jdbc.sql(
            """
            INSERT INTO account_usage (account, bytes, images) VALUES (:account, 0, 0)
            ON CONFLICT (account) DO UPDATE SET images = account_usage.images
            """)
        .param("account", account)
        .update();
    jdbc.sql(
            """
            UPDATE account_usage
            SET bytes = (SELECT COALESCE(SUM(size), 0) FROM image WHERE owner = :account),
              images = (SELECT COUNT(*) FROM image WHERE owner = :account)
            WHERE account = :account
            """)
        .param("account", account)
        .update();
  }

  private record Miscount(
      long account, long countedBytes, long countedImages, long foundBytes, long foundImages) {

    Wrong wrong() {
      return new Wrong(
          "account " + account,
          "%d bytes in %d images counted, %d in %d found"
              .formatted(countedBytes, countedImages, foundBytes, foundImages));
    }
  }
}
