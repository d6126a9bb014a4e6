package dev.pinhole.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A test of what there is only where bytes are kept in S3. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(named = "pinhole.test.storage", matches = "s3")
public @interface OnlyInS3 {
  /** Why there is nothing to test on disk. */
  String value();
}
