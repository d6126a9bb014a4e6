package dev.pinhole.server.invitation.internal.mail;

/**
 * What a message says, twice.
 *
 * @param subject one line, with nothing in it that cannot be seen
 */
record LetterText(String subject, String plain, String html) {}
