package dev.pinhole.server.upload;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * On the method of a controller that passes its requests on to {@link ResumableUploads#handle}: all
 * addresses and methods of the protocol, below the path of the controller.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping(
    path = {"", "/", "/{id}"},
    method = {
      RequestMethod.OPTIONS,
      RequestMethod.POST,
      RequestMethod.HEAD,
      RequestMethod.PATCH,
      RequestMethod.DELETE
    })
public @interface ResumableUploadMapping {}
