/**
 * How blobs are staged, placed, counted, read, collected and checked; chunk files on local disk.
 */
@NullMarked
package dev.pinhole.server.blob.internal;

import org.jspecify.annotations.NullMarked;
