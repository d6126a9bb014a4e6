@NullMarked
package dev.pinhole.server.mail.internal;

import org.jspecify.annotations.NullMarked;
