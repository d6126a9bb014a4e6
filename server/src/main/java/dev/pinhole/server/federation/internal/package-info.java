@NullMarked
package dev.pinhole.server.federation.internal;

import org.jspecify.annotations.NullMarked;
