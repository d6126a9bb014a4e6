/** How webhooks are kept, signed, sent and told about. */
@NullMarked
package dev.pinhole.server.webhook.internal;

import org.jspecify.annotations.NullMarked;
