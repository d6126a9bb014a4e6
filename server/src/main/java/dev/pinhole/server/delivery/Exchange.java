package dev.pinhole.server.delivery;

import dev.pinhole.server.image.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * One request, as understood, and where its answer goes.
 *
 * @param byKey whether its address has the image's key, and so leads everybody to the same
 */
record Exchange(
    HttpServletRequest request,
    HttpServletResponse response,
    ImagePath path,
    Wish wish,
    Visitor visitor,
    boolean byKey) {}
