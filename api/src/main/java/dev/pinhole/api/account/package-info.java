/** People, their sign-in and their tokens, as they travel over HTTP. */
@NullMarked
package dev.pinhole.api.account;

import org.jspecify.annotations.NullMarked;
