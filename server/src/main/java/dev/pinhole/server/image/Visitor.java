package dev.pinhole.server.image;

import dev.pinhole.server.account.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for an image, and with what in hand.
 *
 * @param caller null where anonymous
 * @param accessKey as given; null where none was
 * @param signed whether the request carries a signature that was verified and has not run out
 * @param address the client's network address; wrong access keys are counted against it
 */
public record Visitor(
    @Nullable Caller caller, @Nullable String accessKey, boolean signed, String address) {}
