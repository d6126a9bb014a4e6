/** Comparisons against peers and physical limits: both sides in one run, told as ratios. */
@NullMarked
package dev.pinhole.benchmarks;

import org.jspecify.annotations.NullMarked;
