package dev.pinhole.server.account;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a controller or its method: a person must have shown within the last ten minutes who they are,
 * so that a browser left open is not enough. Programs have nobody to ask; their token's scopes say
 * what they may.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresProof {
  /** Whether it is closed to programs: what comes of it can do more than their scopes say. */
  boolean byPerson() default false;
}
