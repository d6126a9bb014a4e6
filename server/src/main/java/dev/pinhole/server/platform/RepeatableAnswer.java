package dev.pinhole.server.platform;

/**
 * An answer as it is sent, and sent again.
 *
 * @param body JSON
 * @param isFinal whether the same request made again would end in the same; false where a part of
 *     it only met a busy server
 */
public record RepeatableAnswer(int status, String body, boolean isFinal) {}
