package dev.pinhole.server.image;

/**
 * An image's name, description or sharing is another. Published when the change is stored, before
 * whoever made it hears of it.
 */
public record ImageChanged(String key) {}
