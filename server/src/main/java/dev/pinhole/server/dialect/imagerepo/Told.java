package dev.pinhole.server.dialect.imagerepo;

/** What has come of a request, in words. */
record Told(String message) {}
