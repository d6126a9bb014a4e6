/** What travels over HTTP, as records and enums that server and clients share. */
@NullMarked
package dev.pinhole.api;

import org.jspecify.annotations.NullMarked;
