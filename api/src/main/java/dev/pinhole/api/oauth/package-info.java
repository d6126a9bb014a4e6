/// Programs that act for people.
@NullMarked
package dev.pinhole.api.oauth;

import org.jspecify.annotations.NullMarked;
