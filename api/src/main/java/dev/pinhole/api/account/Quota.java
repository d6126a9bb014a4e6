package dev.pinhole.api.account;

import org.jspecify.annotations.Nullable;

/// How much an account may keep, see {@link Usage}.
///
/// @param bytes null for no bound
/// @param images null for no bound
public record Quota(@Nullable Long bytes, @Nullable Long images) {}
