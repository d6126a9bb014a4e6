package dev.pinhole.server.egress;

/**
 * What a server said to what was sent to it.
 *
 * @param body the beginning of it, as text
 */
public record EgressAnswer(int status, String body) {}
