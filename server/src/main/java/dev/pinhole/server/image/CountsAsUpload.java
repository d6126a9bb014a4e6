package dev.pinhole.server.image;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the method of a controller by which files come or are announced. Its POST requests are counted
 * against {@code pinhole.upload.per-minute} of the account and of the token, or of a guest's
 * address. Requests that send the bytes of what was announced are none of these.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CountsAsUpload {}
