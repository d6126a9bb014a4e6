/**
 * The grammar of `/i/{key}?w=400&fm=webp`: what to make of an image, parsed and in canonical form.
 */
@NullMarked
package dev.pinhole.api.transform;

import org.jspecify.annotations.NullMarked;
