package dev.pinhole.server.capture;

/**
 * A submission as it is kept, written out before there is a transaction: documents make it long.
 *
 * @param fingerprint tells whether two captures ask for the same picture
 * @param shown the options as JSON, as they may be seen
 * @param request the options as JSON, with the secrets among them
 * @param terms as JSON
 */
public record Draft(
    Submission submission, String fingerprint, String shown, String request, String terms) {}
