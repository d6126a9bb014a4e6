package dev.pinhole.server.image;

/**
 * An image that is in the library.
 *
 * @param duplicate the owner had this content already; the image is the one from then
 */
public record Admitted(Image image, boolean duplicate) {}
