/** Uploads that go on where they broke off: tus 1.0. */
@NullMarked
package dev.pinhole.server.upload.internal.tus;

import org.jspecify.annotations.NullMarked;
