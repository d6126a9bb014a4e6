package dev.pinhole.server.platform;

/**
 * Published before a problem is the answer to a request, in the request's thread. What listens must
 * not fail: the answer would.
 */
public record ProblemAnswered(ProblemException problem) {}
