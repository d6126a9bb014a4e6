/** The API of captureindonk: photographs of web pages, asked for and fetched with a token. */
@NullMarked
package dev.pinhole.server.dialect.captureindonk;

import org.jspecify.annotations.NullMarked;
