package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.server.capture.Capture;

/**
 * An attempt at a capture. Nothing it brings counts once another attempt has begun or the capture
 * is over.
 *
 * @param request all options as they were given, as JSON
 */
record Claim(Capture capture, String request) {}
