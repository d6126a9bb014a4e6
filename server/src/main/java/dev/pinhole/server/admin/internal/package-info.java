/** The addresses for admins that belong to no other feature. */
@NullMarked
package dev.pinhole.server.admin.internal;

import org.jspecify.annotations.NullMarked;
