package dev.pinhole.server.image.internal.upload;

import dev.pinhole.server.image.Admission;
import java.net.URI;

/**
 * A file to be fetched, everything about it checked that can be without going there.
 *
 * @param admission its name is the one asked for, if any
 */
record Import(URI url, Admission admission, String fingerprint) {}
