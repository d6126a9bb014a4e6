package dev.pinhole.server.capture.internal.camera;

import dev.pinhole.imaging.ImageInfo;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the camera has made. The file is the caller's from now on.
 *
 * @param made null where the bytes are the browser's own, to be looked at as everyone's are
 */
public record Picture(Path file, @Nullable ImageInfo made) {}
