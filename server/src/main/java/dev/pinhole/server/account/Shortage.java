package dev.pinhole.server.account;

/**
 * Why an account cannot keep one more image.
 *
 * @param limit {@code bytes} or {@code images}
 * @param wanted in addition to what is used
 */
public record Shortage(String limit, long used, long quota, long wanted) {}
