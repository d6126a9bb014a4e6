/** The Pinhole server: one package a feature, each a module with named dependencies. */
@NullMarked
package dev.pinhole.server;

import org.jspecify.annotations.NullMarked;
