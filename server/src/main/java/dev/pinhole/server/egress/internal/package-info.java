/** How ways out work: rules, judgement of addresses, the proxy. */
@NullMarked
package dev.pinhole.server.egress.internal;

import org.jspecify.annotations.NullMarked;
