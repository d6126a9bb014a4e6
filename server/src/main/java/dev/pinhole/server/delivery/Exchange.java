package dev.pinhole.server.delivery;

import dev.pinhole.server.image.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** One request, as understood, and where its answer goes. */
record Exchange(
    HttpServletRequest request,
    HttpServletResponse response,
    ImagePath path,
    Wish wish,
    Visitor visitor) {}
