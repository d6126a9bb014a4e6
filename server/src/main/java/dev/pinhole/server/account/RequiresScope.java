package dev.pinhole.server.account;

import dev.pinhole.api.account.Scope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a controller or its method: only for callers whose session or token has this scope. Checked
 * before the body is read. Without it a request under {@code /api/v1} needs any signed-in caller.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresScope {
  Scope value();
}
