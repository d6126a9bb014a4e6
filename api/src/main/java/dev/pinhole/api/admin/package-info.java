/** What admins see. */
@NullMarked
package dev.pinhole.api.admin;

import org.jspecify.annotations.NullMarked;
