package dev.pinhole.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param next what to send as `cursor` for the following part; absent at the end
public record Page<T>(List<T> items, @Nullable String next) {}
