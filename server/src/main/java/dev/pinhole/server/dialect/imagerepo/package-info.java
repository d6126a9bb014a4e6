/** The API of ImageRepo: a library in which images have numbers, and private ones access keys. */
@NullMarked
package dev.pinhole.server.dialect.imagerepo;

import org.jspecify.annotations.NullMarked;
