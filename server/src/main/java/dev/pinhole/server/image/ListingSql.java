package dev.pinhole.server.image;

import dev.pinhole.server.image.ImageQuery.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a listing's statement that depends on the query. Values are parameters only. */
record ListingSql(String conditions, Map<String, ?> parameters) {

  static ListingSql of(ImageQuery query) {
    Builder sql = new Builder();
    sql.where("owner = :owner", "owner", query.owner());
    sql.where("source = :source", "source", name(query.source()));
    sql.where("format = :format", "format", name(query.format()));
    sql.where("visibility = :visibility", "visibility", name(query.visibility()));
    if (query.from() != null) {
      sql.where("created_at >= :from", "from", query.from().toEpochMilli());
    }
    if (query.to() != null) {
      sql.where("created_at < :to", "to", query.to().toEpochMilli());
    }
    sql.words(query.words());
    sql.after(query.after());
    return sql.ordered(query.limit());
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static final class Builder {
    private final StringBuilder conditions = new StringBuilder();
    private final Map<String, Object> parameters = new HashMap<>();

    void where(String condition, String name, @Nullable Object value) {
      if (value != null) {
        conditions.append(" AND ").append(condition);
        parameters.put(name, value);
      }
    }

    void words(List<String> words) {
      for (int i = 0; i < words.size(); i++) {
        String name = "word" + i;
        where("words LIKE :%s ESCAPE '!'".formatted(name), name, anywhere(words.get(i)));
      }
    }

    void after(@Nullable Position position) {
      if (position != null) {
        where("(created_at, number) < (:createdAt, :number)", "number", position.number());
        parameters.put("createdAt", position.createdAt());
      }
    }

    ListingSql ordered(int limit) {
      conditions.append(" ORDER BY created_at DESC, number DESC LIMIT :limit");
      parameters.put("limit", limit);
      return new ListingSql(conditions.toString(), parameters);
    }

    private static String anywhere(String word) {
      String literal =
          ImageName.fold(word).replace("!", "!!").replace("%", "!%").replace("_", "!_");
      return '%' + literal + '%';
    }
  }
}
