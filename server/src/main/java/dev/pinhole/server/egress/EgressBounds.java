package dev.pinhole.server.egress;

/**
 * What one job may take in.
 *
 * @param bytes from all servers together, as they come over the wire
 * @param requests requests, tunnels counted as one each
 */
public record EgressBounds(long bytes, int requests) {}
