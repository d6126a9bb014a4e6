package dev.pinhole.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ImageRowsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final TestDatabase database;
  @AutoClose private final HikariDataSource pool;
  private final JdbcClient jdbc;
  private final ImageRows rows;

  ImageRowsTest(TestDatabase database) {
    this.database = database;
    this.pool = database.migrated();
    this.jdbc = JdbcClient.create(pool);
    this.rows = new ImageRows(jdbc);
  }

  @Test
  void givesBackWhatWasStored() {
    Image image = image(1, 1, "Größe.png", "a \"description\"\nof two lines", NOW.plusSeconds(9));
    Image stored = rows.insert(image).orElseThrow();
    assertThat(stored).usingRecursiveComparison().ignoringFields("number").isEqualTo(image);
    assertThat(rows.find(image.key(), NOW)).contains(stored);
  }

  @Test
  void takesContentOncePerOwner() {
    assertThat(rows.insert(image(1, 7, "a", null, null))).isPresent();
    assertThat(rows.insert(image(1, 7, "b", null, null))).isEmpty();
    assertThat(rows.insert(image(2, 7, "c", null, null))).isPresent();
  }

  @Test
  void seesNoImageFromTheMomentItExpires() {
    Image image = rows.insert(image(1, 1, "a", null, NOW)).orElseThrow();
    assertThat(rows.find(image.key(), NOW.minusMillis(1))).isPresent();
    assertThat(rows.find(image.key(), NOW)).isEmpty();
    assertThat(rows.find(1, image.content().blob(), NOW)).isEmpty();
    assertThat(rows.findExpired(1, image.content().blob(), NOW)).contains(image);
    assertThat(rows.list(query(1L), NOW)).isEmpty();
    assertThat(rows.expired(NOW, 10)).containsExactly(image);
  }

  /** More numbers than a query of either database may name. */
  @Test
  void findsThoseOfManyNumbersThatAreThere() {
    Image first = rows.insert(image(1, 1, "a", null, null)).orElseThrow();
    Image second = rows.insert(image(1, 2, "b", null, NOW.plusSeconds(1))).orElseThrow();
    rows.insertMetadata(second.number(), "{}");
    List<Long> numbers = LongStream.rangeClosed(-70_000, second.number()).boxed().toList();
    assertThat(rows.find(numbers, NOW))
        .isEqualTo(Map.of(first.number(), first, second.number(), second));
    assertThat(rows.find(numbers, NOW.plusSeconds(1))).containsOnlyKeys(first.number());
    assertThat(rows.find(List.of(), NOW)).isEmpty();
    assertThat(rows.metadata(numbers)).isEqualTo(Map.of(second.number(), "{}"));
  }

  @Test
  void changesAndDeletesOnlyTheKnownVersion() {
    Image image = rows.insert(image(1, 1, "a", null, null)).orElseThrow();
    Image changed = ImageChange.NONE.name("Other").visibility(Visibility.PUBLIC).on(image);
    assertThat(rows.update(changed, 1)).isTrue();
    assertThat(rows.update(changed, 1)).isFalse();
    assertThat(rows.delete(image)).isFalse();
    assertThat(rows.find(image.key(), NOW)).contains(changed);
    assertThat(rows.delete(changed)).isTrue();
  }

  @Test
  void findsWordsAlikeOnBothDatabases() {
    rows.insert(image(1, 1, "ÉTÉ 100%_!.png", "Am Straßenrand", null));
    for (String word : List.of("été", "ÉTÉ", "100%", "%_!", "!", "STRASSENRAND", "rand")) {
      assertThat(rows.list(words(word), NOW)).as(word).hasSize(1);
    }
    for (String word : List.of("ete", "100_", "%%", "!!", "'", "\\")) {
      assertThat(rows.list(words(word), NOW)).as(word).isEmpty();
    }
  }

  @Test
  void forgetsMetadataWithTheImage() {
    Image image = rows.insert(image(1, 1, "a", null, null)).orElseThrow();
    rows.insertMetadata(image.number(), "{\"nul\":\"\\u0000\"}");
    assertThat(rows.metadata(image.number())).contains("{\"nul\":\"\\u0000\"}");
    rows.delete(image);
    assertThat(rows.metadata(image.number())).isEmpty();
  }

  @Test
  void listsThroughAnIndexWithoutSorting() {
    for (int i = 0; i < 3000; i++) {
      rows.insert(image(i % 30, i, "image " + i, null, null));
    }
    jdbc.sql("ANALYZE").update();
    ImageQuery deep =
        new ImageQuery(
            1L,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            new ImageQuery.Position(NOW.toEpochMilli(), 200),
            50);
    assertThat(plan(deep)).contains("image_owner").doesNotContainIgnoringCase("sort by");
    assertThat(plan(deep)).doesNotContain("TEMP B-TREE");
  }

  private String plan(ImageQuery query) {
    ListingSql sql = ListingSql.of(query);
    String explain = database == TestDatabase.SQLITE ? "EXPLAIN QUERY PLAN " : "EXPLAIN ";
    return String.join(
        "\n",
        jdbc.sql(
                explain
                    + "SELECT * FROM image WHERE (expires_at IS NULL OR expires_at > :now)"
                    + sql.conditions())
            .param("now", NOW.toEpochMilli())
            .params(sql.parameters())
            .query((row, i) ->
                row.getString(database == TestDatabase.SQLITE ? "detail" : "QUERY PLAN"))
            .list());
  }

  private static ImageQuery query(@Nullable Long owner) {
    return new ImageQuery(owner, List.of(), null, null, null, null, null, null, 50);
  }

  private static ImageQuery words(String... words) {
    return new ImageQuery(1L, List.of(words), null, null, null, null, null, null, 50);
  }

  private static Image image(
      long owner,
      int content,
      String name,
      @Nullable String description,
      @Nullable Instant expiry) {
    return new Image(
        0,
        Ids.next(),
        owner,
        new Image.Content(
            new BlobId("%064x".formatted(content)),
            1L << 40,
            0xFFFFFFFFL,
            ImageFormat.PNG,
            640,
            480,
            1,
            true),
        name,
        description,
        new Image.Sharing(Visibility.PRIVATE, null, false, expiry),
        ImageSource.UPLOAD,
        NOW.minus(Duration.ofDays(1)),
        1);
  }
}
