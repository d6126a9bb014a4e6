package dev.pinhole.server.dialect;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** On each bean of a dialect: it is there only where {@code pinhole.dialects} names the dialect. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(SpokenDialects.class)
public @interface Speaks {

  /** The dialect's name. */
  String value();
}
