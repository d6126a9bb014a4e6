package dev.pinhole.server.image.internal.metadata;

import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifTiffHandler;
import com.drew.metadata.exif.PanasonicRawIFD0Directory;
import com.drew.metadata.exif.makernotes.AppleMakernoteDirectory;
import java.io.IOException;
import java.util.Set;

/**
 * EXIF without what makes it dangerous: chains of directories as deep as the stack, values as large
 * as the file, and formats nested in tags that have parsers without bounds of their own.
 */
final class BoundedExifHandler extends ExifTiffHandler {
  private static final int MAX_DIRECTORIES = 48;
  private static final int MAX_VALUE_BYTES = 64 * 1024;
  private static final Set<Integer> NESTED =
      Set.of(
          ExifSubIFDDirectory.TAG_INTER_COLOR_PROFILE,
          ExifSubIFDDirectory.TAG_PHOTOSHOP_SETTINGS,
          ExifSubIFDDirectory.TAG_APPLICATION_NOTES,
          PanasonicRawIFD0Directory.TagJpgFromRaw);

  private int directories;

  BoundedExifHandler(Metadata metadata) {
    super(metadata, null, 0);
  }

  @Override
  public boolean tryEnterSubIfd(int tagId) {
    return isRoom() && super.tryEnterSubIfd(tagId);
  }

  @Override
  public boolean hasFollowerIfd() {
    return isRoom() && super.hasFollowerIfd();
  }

  @Override
  public boolean customProcessTag(
      int tagOffset,
      Set<Integer> processedIfdOffsets,
      int tiffHeaderOffset,
      RandomAccessReader reader,
      int tagId,
      int byteCount)
      throws IOException {
    if (byteCount < 0 || byteCount > MAX_VALUE_BYTES || isNested(tagId)) {
      return true;
    }
    return super.customProcessTag(
        tagOffset, processedIfdOffsets, tiffHeaderOffset, reader, tagId, byteCount);
  }

  private boolean isRoom() {
    return ++directories <= MAX_DIRECTORIES;
  }

  private boolean isNested(int tagId) {
    return (NESTED.contains(tagId) && isMain())
        || (_currentDirectory instanceof AppleMakernoteDirectory
            && tagId == AppleMakernoteDirectory.TAG_RUN_TIME);
  }

  private boolean isMain() {
    return _currentDirectory instanceof ExifIFD0Directory
        || _currentDirectory instanceof ExifSubIFDDirectory
        || _currentDirectory instanceof PanasonicRawIFD0Directory;
  }
}
