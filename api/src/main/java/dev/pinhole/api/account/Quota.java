package dev.pinhole.api.account;

import org.jspecify.annotations.Nullable;

/// How much an account may keep, see {@link Usage}.
///
/// @param bytes absent for no bound
/// @param images likewise
public record Quota(@Nullable Long bytes, @Nullable Long images) {}
