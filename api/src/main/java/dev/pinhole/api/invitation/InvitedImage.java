package dev.pinhole.api.invitation;

import dev.pinhole.api.image.ImageView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An image that came by an invitation, as the invitation's owner sees it.
///
/// @param guest tells guests of one invitation apart
/// @param guestName as the guest gave it; null where none was given
/// @param name of the file that the guest sent; the image may have been there under another
/// @param arrivedAt when it was taken in
public record InvitedImage(
    String guest, @Nullable String guestName, String name, Instant arrivedAt, ImageView image) {}
