package dev.pinhole.api.oauth;

/// A part of what a program asks for.
///
/// @param value as programs name it, for example `images:read`
/// @param description in words for people
/// @param granted whether the person has agreed to it before
public record ConsentScope(String value, String description, boolean granted) {}
