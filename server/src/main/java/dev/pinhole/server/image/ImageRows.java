package dev.pinhole.server.image;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.server.blob.BlobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The image table. Expired images are still in it, until purged, and no reader sees them. */
@Repository
class ImageRows {
  private static final String COLUMNS =
      """
      number, key, owner, blob_id, size, crc32, format, width, height, frames, alpha, name,
      description, visibility, access_key_hash, originals, source, created_at, expires_at, version
      """;
  private static final int BATCH = 1000;
  private static final String LIVE = " (expires_at IS NULL OR expires_at > :now) ";

  private final JdbcClient jdbc;

  ImageRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One indexed query: every image that leaves the server passes here. */
  Optional<Image> find(String key, Instant now) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM image WHERE key = :key AND" + LIVE)
        .param("key", key)
        .param("now", now.toEpochMilli())
        .query(ImageRows::image)
        .optional();
  }

  Optional<Image> find(long number, Instant now) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM image WHERE number = :number AND" + LIVE)
        .param("number", number)
        .param("now", now.toEpochMilli())
        .query(ImageRows::image)
        .optional();
  }

  Map<Long, Image> find(Collection<Long> numbers, Instant now) {
    return batches(numbers)
        .flatMap(batch ->
            jdbc
                .sql("SELECT " + COLUMNS + " FROM image WHERE number IN (:numbers) AND" + LIVE)
                .param("numbers", batch)
                .param("now", now.toEpochMilli())
                .query(ImageRows::image)
                .list()
                .stream())
        .collect(Collectors.toMap(Image::number, Function.identity()));
  }

  /** Databases have a bound for the parameters of a query. */
  private static Stream<List<Long>> batches(Collection<Long> numbers) {
    return numbers.stream().distinct().gather(Gatherers.windowFixed(BATCH));
  }

  Optional<Image> find(long owner, BlobId blob, Instant now) {
    return jdbc.sql(
            "SELECT " + COLUMNS + " FROM image WHERE owner = :owner AND blob_id = :blob AND" + LIVE)
        .param("owner", owner)
        .param("blob", blob.sha256())
        .param("now", now.toEpochMilli())
        .query(ImageRows::image)
        .optional();
  }

  /** The stored image with its number, or nothing where the owner has this content already. */
  Optional<Image> insert(Image image) {
    return jdbc.sql(
            """
            INSERT INTO image (key, owner, blob_id, size, crc32, format, width, height, frames,
              alpha, name, description, words, visibility, access_key_hash, originals, source,
              created_at, expires_at, version)
            VALUES (:key, :owner, :blob, :size, :crc32, :format, :width, :height, :frames,
              :alpha, :name, :description, :words, :visibility, :accessKeyHash, :originals, :source,
              :createdAt, :expiresAt, :version)
            ON CONFLICT (blob_id, owner) DO NOTHING
            RETURNING
            """
                + COLUMNS)
        .param("key", image.key())
        .param("owner", image.owner())
        .param("blob", image.content().blob().sha256())
        .param("size", image.content().size())
        .param("crc32", image.content().crc32())
        .param("format", image.content().format().name())
        .param("width", image.content().width())
        .param("height", image.content().height())
        .param("frames", image.content().frames())
        .param("alpha", image.content().alpha())
        .param("name", image.name())
        .param("description", image.description())
        .param("words", words(image))
        .param("visibility", image.sharing().visibility().name())
        .param("accessKeyHash", image.sharing().accessKeyHash())
        .param("originals", image.sharing().originals())
        .param("source", image.source().name())
        .param("createdAt", image.createdAt().toEpochMilli())
        .param("expiresAt", millis(image.sharing().expiresAt()))
        .param("version", image.version())
        .query(ImageRows::image)
        .optional();
  }

  /** False where the row has another version by now, or is gone. */
  boolean update(Image changed, long knownVersion) {
    return jdbc.sql(
                """
                UPDATE image SET name = :name, description = :description, words = :words,
                  visibility = :visibility, access_key_hash = :accessKeyHash,
                  originals = :originals, expires_at = :expiresAt, version = :version
                WHERE number = :number AND version = :known
                """)
            .param("name", changed.name())
            .param("description", changed.description())
            .param("words", words(changed))
            .param("visibility", changed.sharing().visibility().name())
            .param("accessKeyHash", changed.sharing().accessKeyHash())
            .param("originals", changed.sharing().originals())
            .param("expiresAt", millis(changed.sharing().expiresAt()))
            .param("version", changed.version())
            .param("number", changed.number())
            .param("known", knownVersion)
            .update()
        == 1;
  }

  /** False where the row has another version by now, or is gone. */
  boolean delete(Image image) {
    return jdbc.sql("DELETE FROM image WHERE number = :number AND version = :version")
            .param("number", image.number())
            .param("version", image.version())
            .update()
        == 1;
  }

  /** Some images whose time is over, longest over first. */
  List<Image> expired(Instant now, int limit) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM image WHERE expires_at <= :now ORDER BY expires_at LIMIT :limit")
        .param("now", now.toEpochMilli())
        .param("limit", limit)
        .query(ImageRows::image)
        .list();
  }

  /** An owner's expired image of this content, which is in the way of admitting it again. */
  Optional<Image> findExpired(long owner, BlobId blob, Instant now) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM image WHERE owner = :owner AND blob_id = :blob AND expires_at <= :now")
        .param("owner", owner)
        .param("blob", blob.sha256())
        .param("now", now.toEpochMilli())
        .query(ImageRows::image)
        .optional();
  }

  List<Image> list(ImageQuery query, Instant now) {
    ListingSql sql = ListingSql.of(query);
    return jdbc.sql("SELECT " + COLUMNS + " FROM image WHERE" + LIVE + sql.conditions())
        .param("now", now.toEpochMilli())
        .params(sql.parameters())
        .query(ImageRows::image)
        .list();
  }

  List<Image> oldest(long owner, long skip, int limit, Instant now) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM image WHERE owner = :owner AND"
                + LIVE
                + "ORDER BY created_at, number LIMIT :limit OFFSET :skip")
        .param("owner", owner)
        .param("now", now.toEpochMilli())
        .param("limit", limit)
        .param("skip", skip)
        .query(ImageRows::image)
        .list();
  }

  void insertMetadata(long number, String content) {
    jdbc.sql("INSERT INTO image_metadata (image_number, content) VALUES (:number, :content)")
        .param("number", number)
        .param("content", content)
        .update();
  }

  Optional<String> metadata(long number) {
    return jdbc.sql("SELECT content FROM image_metadata WHERE image_number = :number")
        .param("number", number)
        .query(String.class)
        .optional();
  }

  Map<Long, String> metadata(Collection<Long> numbers) {
    record Row(long number, String content) {}
    return batches(numbers)
        .flatMap(batch ->
            jdbc
                .sql(
                    """
                    SELECT image_number, content FROM image_metadata
                    WHERE image_number IN (:numbers)
                    """)
                .param("numbers", batch)
                .query((row, _) -> new Row(row.getLong("image_number"), row.getString("content")))
                .list()
                .stream())
        .collect(Collectors.toMap(Row::number, Row::content));
  }

  void insertClaims(long number, String content) {
    jdbc.sql(
            """
            INSERT INTO image_claim (image_number, content) VALUES (:number, :content)
            ON CONFLICT (image_number) DO NOTHING
            """)
        .param("number", number)
        .param("content", content)
        .update();
  }

  Optional<String> claims(long number) {
    return jdbc.sql("SELECT content FROM image_claim WHERE image_number = :number")
        .param("number", number)
        .query(String.class)
        .optional();
  }

  private static String words(Image image) {
    String description = image.description();
    return ImageName.fold(description == null ? image.name() : image.name() + '\n' + description);
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  private static Image image(ResultSet row, int index) throws SQLException {
    return new Image(
        row.getLong("number"),
        row.getString("key"),
        row.getLong("owner"),
        content(row),
        row.getString("name"),
        row.getString("description"),
        sharing(row),
        ImageSource.valueOf(row.getString("source")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        row.getLong("version"));
  }

  private static Image.Content content(ResultSet row) throws SQLException {
    return new Image.Content(
        new BlobId(row.getString("blob_id")),
        row.getLong("size"),
        row.getLong("crc32"),
        ImageFormat.valueOf(row.getString("format")),
        row.getInt("width"),
        row.getInt("height"),
        row.getInt("frames"),
        row.getBoolean("alpha"));
  }

  private static Image.Sharing sharing(ResultSet row) throws SQLException {
    long expiresAt = row.getLong("expires_at");
    boolean forEver = row.wasNull();
    return new Image.Sharing(
        Visibility.valueOf(row.getString("visibility")),
        row.getString("access_key_hash"),
        row.getBoolean("originals"),
        forEver ? null : Instant.ofEpochMilli(expiresAt));
  }
}
