/** The API of a Django application that keeps images as JPEG and PNG. */
@NullMarked
package dev.pinhole.server.dialect.imageconverter;

import org.jspecify.annotations.NullMarked;
