/**
 * Runs the engine in child JVMs that can be killed: what a hostile image does to its worker, no
 * other job and not the server notices.
 */
@NullMarked
package dev.pinhole.imaging.worker;

import org.jspecify.annotations.NullMarked;
