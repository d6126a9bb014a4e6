/** Webhooks over HTTP: what was sent, what came back, and how it is signed. */
@NullMarked
package dev.pinhole.api.webhook;

import org.jspecify.annotations.NullMarked;
