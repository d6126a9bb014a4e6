/** What is published at imgur, and the durable work that takes it there and away again. */
@NullMarked
package dev.pinhole.server.publisher.internal;

import org.jspecify.annotations.NullMarked;
