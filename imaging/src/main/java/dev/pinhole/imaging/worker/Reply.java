package dev.pinhole.imaging.worker;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.Difference;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Limit;
import dev.pinhole.imaging.Rendered;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// What a worker answers. The process that answers has read a hostile image, so what it says is
/// read as carefully as anything from outside.
sealed interface Reply {
  /// It has started and waits for requests.
  record Ready() implements Reply {}

  record Probed(ImageInfo info) implements Reply {}

  record Done(Rendered rendered) implements Reply {}

  record Compared(Difference difference) implements Reply {}

  record Unsupported(String message) implements Reply {}

  record Corrupt(String message) implements Reply {}

  record Exceeded(Limit limit, long found, long allowed, String advice) implements Reply {}

  record Unsatisfiable(String parameter, String message) implements Reply {}

  /// The job needed more memory than a worker may have.
  record OutOfMemory() implements Reply {}

  /// A file could not be read or written.
  record Unreadable(String message) implements Reply {}

  /// A fault of ours.
  record Failed(String message) implements Reply {}

  static Reply of(ImagingException refusal) {
    return switch (refusal) {
      case ImagingException.Unsupported e -> new Unsupported(words(e));
      case ImagingException.Corrupt e -> new Corrupt(words(e));
      case ImagingException.LimitExceeded e ->
          new Exceeded(e.limit(), e.found(), e.allowed(), e.advice());
      case ImagingException.Unsatisfiable e -> new Unsatisfiable(e.parameter(), words(e));
      case ImagingException.TimedOut e -> new Failed(words(e));
      case ImagingException.Crashed e -> new Failed(words(e));
      case ImagingException.Unavailable e -> new Failed(words(e));
      case ImagingException.Busy e -> new Failed(words(e));
    };
  }

  /// The text of a failure, never longer than a message may be.
  static String words(Throwable failure) {
    String text = String.valueOf(failure.getMessage());
    return text.substring(0, Math.min(2000, text.length()));
  }

  default void write(DataOutputStream out) throws IOException {
    switch (this) {
      case Ready() -> out.writeByte(0);
      case Probed(ImageInfo info) -> {
        out.writeByte(1);
        writeInfo(out, info);
      }
      case Done(Rendered rendered) -> {
        out.writeByte(2);
        writeRendered(out, rendered);
      }
      case Unsupported(String message) -> writeTexts(out, 3, message);
      case Corrupt(String message) -> writeTexts(out, 4, message);
      case Exceeded(Limit limit, long found, long allowed, String advice) -> {
        writeTexts(out, 5, limit.name(), advice);
        out.writeLong(found);
        out.writeLong(allowed);
      }
      case Unsatisfiable(String parameter, String message) ->
          writeTexts(out, 6, parameter, message);
      case OutOfMemory() -> out.writeByte(7);
      case Unreadable(String message) -> writeTexts(out, 8, message);
      case Failed(String message) -> writeTexts(out, 9, message);
      case Compared(Difference difference) -> {
        out.writeByte(10);
        writeDifference(out, difference);
      }
    }
  }

  static Reply read(DataInputStream in) throws IOException {
    try {
      return readKind(in);
    } catch (IllegalArgumentException e) {
      throw new IOException("the worker answered with an unknown name", e);
    }
  }

  private static Reply readKind(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 0 -> new Ready();
      case 1 -> new Probed(readInfo(in));
      case 2 -> new Done(readRendered(in));
      case 3 -> new Unsupported(in.readUTF());
      case 4 -> new Corrupt(in.readUTF());
      case 5 -> readExceeded(in);
      case 6 -> new Unsatisfiable(in.readUTF(), in.readUTF());
      case 7 -> new OutOfMemory();
      case 8 -> new Unreadable(in.readUTF());
      case 9 -> new Failed(in.readUTF());
      case 10 -> new Compared(readDifference(in));
      default -> throw new IOException("the worker answered with kind " + kind);
    };
  }

  private static Exceeded readExceeded(DataInputStream in) throws IOException {
    Limit limit = Limit.valueOf(in.readUTF());
    String advice = in.readUTF();
    return new Exceeded(limit, in.readLong(), in.readLong(), advice);
  }

  private static void writeTexts(DataOutputStream out, int kind, String... texts)
      throws IOException {
    out.writeByte(kind);
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  private static void writeInfo(DataOutputStream out, ImageInfo info) throws IOException {
    out.writeUTF(info.format().name());
    out.writeInt(info.width());
    out.writeInt(info.height());
    out.writeInt(info.frames());
    out.writeInt(info.pages());
    out.writeBoolean(info.alpha());
    out.writeInt(info.orientation());
    out.writeBoolean(info.icc());
  }

  private static ImageInfo readInfo(DataInputStream in) throws IOException {
    return new ImageInfo(
        ImageFormat.valueOf(in.readUTF()),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readBoolean(),
        in.readInt(),
        in.readBoolean());
  }

  private static void writeDifference(DataOutputStream out, Difference difference)
      throws IOException {
    out.writeDouble(difference.changedRatio());
    out.writeLong(difference.changedPixels());
    out.writeInt(difference.width());
    out.writeInt(difference.height());
    writeRendered(out, difference.image());
  }

  private static Difference readDifference(DataInputStream in) throws IOException {
    return new Difference(
        in.readDouble(), in.readLong(), in.readInt(), in.readInt(), readRendered(in));
  }

  private static void writeRendered(DataOutputStream out, Rendered rendered) throws IOException {
    out.writeUTF(rendered.format().name());
    out.writeInt(rendered.width());
    out.writeInt(rendered.height());
    out.writeInt(rendered.frames());
    out.writeLong(rendered.size());
    out.writeInt(rendered.quality());
  }

  private static Rendered readRendered(DataInputStream in) throws IOException {
    return new Rendered(
        ImageFormat.valueOf(in.readUTF()),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readLong(),
        in.readInt());
  }
}
