package dev.pinhole.api.session;

/// Another server with whose accounts people can sign in.
///
/// @param name as people know it
/// @param url of ours, where signing in starts; takes `?continue=` with a path of ours to end at
public record ProviderView(String id, String name, String url) {}
