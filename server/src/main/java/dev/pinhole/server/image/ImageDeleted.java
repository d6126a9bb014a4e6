package dev.pinhole.server.image;

import dev.pinhole.server.blob.BlobId;

/**
 * An image is gone, by its owner's hand or by its expiry. Published inside the transaction that
 * deletes it; the blob may live on in other images.
 */
public record ImageDeleted(String key, long number, BlobId blob) {}
