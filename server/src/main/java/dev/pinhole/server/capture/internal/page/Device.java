package dev.pinhole.server.capture.internal.page;

/**
 * A device as pages see it.
 *
 * @param width of its window, in CSS pixels
 * @param height of its window, in CSS pixels
 * @param screenWidth in CSS pixels
 * @param screenHeight in CSS pixels
 * @param scale device pixels for each CSS pixel
 */
public record Device(
    String name,
    String userAgent,
    int width,
    int height,
    int screenWidth,
    int screenHeight,
    double scale,
    boolean mobile,
    boolean touch) {}
