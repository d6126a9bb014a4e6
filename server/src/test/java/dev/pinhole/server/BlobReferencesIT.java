package dev.pinhole.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.blob.BlobReferences;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A referrer that the checker does not know of would have its blobs freed by a repair. */
@PinholeTest
class BlobReferencesIT {
  @Autowired private DataSource dataSource;
  @Autowired private ObjectProvider<BlobReferences> referrers;

  @Test
  void everyTableThatRefersToBlobsIsCounted() throws SQLException {
    String queries =
        String.join("\n", referrers.stream().map(BlobReferences::query).toList())
            .toLowerCase(Locale.ROOT);

    for (String table : tablesThatReferToBlobs()) {
      assertThat(queries)
          .as("queries of BlobReferences beans")
          .containsPattern("\\b" + table + "\\b");
    }
  }

  @Test
  void everyQueryHasOneColumnOfBlobs() {
    JdbcClient jdbc = JdbcClient.create(dataSource);
    for (BlobReferences referrer : referrers.stream().toList()) {
      assertThat(
              jdbc.sql("SELECT q.blob FROM (%s) q".formatted(referrer.query()))
                  .query()
                  .listOfRows())
          .as(referrer.name())
          .allSatisfy(row -> assertThat(row.get("blob")).isNotNull());
    }
  }

  /** By foreign key, or by a column of that name. */
  private Set<String> tablesThatReferToBlobs() throws SQLException {
    Set<String> tables = new TreeSet<>();
    try (Connection connection = dataSource.getConnection()) {
      DatabaseMetaData metadata = connection.getMetaData();
      try (ResultSet keys = metadata.getExportedKeys(null, null, "blob");
          ResultSet columns = metadata.getColumns(null, null, "%", "blob")) {
        addAll(keys, "FKTABLE_NAME", tables);
        addAll(columns, "TABLE_NAME", tables);
      }
    }
    assertThat(tables).as("the blob's own list").contains("blob_chunk");
    tables.remove("blob_chunk");
    return tables;
  }

  private static void addAll(ResultSet rows, String column, Set<String> tables)
      throws SQLException {
    while (rows.next()) {
      tables.add(rows.getString(column));
    }
  }
}
