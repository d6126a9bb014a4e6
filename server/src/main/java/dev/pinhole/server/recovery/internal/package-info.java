@NullMarked
package dev.pinhole.server.recovery.internal;

import org.jspecify.annotations.NullMarked;
