package dev.pinhole.api.admin;

import dev.pinhole.api.image.ImageView;

/// An image with whose it is.
public record OwnedImage(AccountName owner, ImageView image) {}
