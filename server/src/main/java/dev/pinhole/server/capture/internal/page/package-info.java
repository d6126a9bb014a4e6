/** One visit to one page: as whom, how it loads, what is changed and blocked, what is found out. */
@NullMarked
package dev.pinhole.server.capture.internal.page;

import org.jspecify.annotations.NullMarked;
