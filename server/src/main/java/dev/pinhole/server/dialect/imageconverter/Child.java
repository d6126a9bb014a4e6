package dev.pinhole.server.dialect.imageconverter;

/** An image of a container: the one that was sent, or one it was converted to. */
record Child(String name) {}
