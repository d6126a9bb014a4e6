/** Owners are told that files have arrived: once for many, when it has been quiet for a while. */
@NullMarked
package dev.pinhole.server.invitation.internal.news;

import org.jspecify.annotations.NullMarked;
