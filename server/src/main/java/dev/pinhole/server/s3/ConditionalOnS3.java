package dev.pinhole.server.s3;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** For beans that are there only where an S3 bucket is set up, or only where none is. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(S3Condition.class)
public @interface ConditionalOnS3 {

  /** {@code false}: where none is. */
  boolean value() default true;
}
