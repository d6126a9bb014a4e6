package dev.pinhole.api.account;

/// What an account keeps: its images, as they were sent. What is made of them does not count.
///
/// @param bytes of all originals; content that two accounts have counts for each
public record Usage(long bytes, long images) {}
