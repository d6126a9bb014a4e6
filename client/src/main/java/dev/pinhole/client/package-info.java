/** Java SDK for a Pinhole server. */
@NullMarked
package dev.pinhole.client;

import org.jspecify.annotations.NullMarked;
