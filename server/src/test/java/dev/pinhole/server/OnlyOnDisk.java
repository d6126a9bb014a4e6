package dev.pinhole.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A test of what there is only where bytes are kept on disk. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(named = "pinhole.test.storage", matches = "s3")
public @interface OnlyOnDisk {
  /** Why there is nothing to test in S3. */
  String value();
}
