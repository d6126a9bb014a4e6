package dev.pinhole.server.platform;

import org.jspecify.annotations.Nullable;

/**
 * A request that came before.
 *
 * @param answer null while it is being worked on
 */
record KeptAnswer(String fingerprint, @Nullable RepeatableAnswer answer) {}
