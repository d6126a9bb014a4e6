package dev.pinhole.server.dialect;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Reads {@code pinhole.dialects}: names with commas between them, nothing for none, and all where
 * it is absent. The dialects' own settings have names that begin the same, so it is no part of a
 * record.
 */
class SpokenDialects implements Condition {
  static final String SETTING = "pinhole.dialects";

  static final Set<String> KNOWN =
      Set.of("captureindonk", "hastyimages", "imageconverter", "imagerepo", "imgur", "prntscrn");

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    String name = metadata.getAnnotations().get(Speaks.class).getString("value");
    return in(context.getEnvironment()).contains(name);
  }

  /**
   * @throws InvalidConfigurationPropertyValueException where a name is not known
   */
  static Set<String> in(Environment environment) {
    Set<String> named =
        Binder.get(environment).bind(SETTING, Bindable.setOf(String.class)).orElse(KNOWN);
    Set<String> unknown = new TreeSet<>(named);
    unknown.removeAll(KNOWN);
    unknown.remove("");
    if (!unknown.isEmpty()) {
      throw new InvalidConfigurationPropertyValueException(
          SETTING, unknown, "there are %s".formatted(new TreeSet<>(KNOWN)));
    }
    return named;
  }
}
