package dev.pinhole.server.image.internal.metadata;

import com.drew.lang.GeoLocation;
import com.drew.lang.Rational;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that people ask for by name, code numbers put into words as EXIF 2.32 has them. */
final class KnownFields {
  private static final Map<Integer, String> METERING =
      Map.of(
          0, "Unknown",
          1, "Average",
          2, "CenterWeightedAverage",
          3, "Spot",
          4, "MultiSpot",
          5, "Pattern",
          6, "Partial",
          255, "Other");
  private static final List<String> SATURATION =
      List.of("Normal", "Low saturation", "High saturation");
  private static final List<String> HARDNESS = List.of("Normal", "Soft", "Hard");

  private final Map<String, Object> fields = new LinkedHashMap<>();

  private KnownFields() {}

  static Map<String, Object> of(Metadata metadata) {
    KnownFields known = new KnownFields();
    Directory main = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    if (main != null) {
      known.main(main);
    }
    Directory shot = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
    if (shot != null) {
      known.shot(shot);
    }
    GpsDirectory place = metadata.getFirstDirectoryOfType(GpsDirectory.class);
    if (place != null) {
      known.place(place);
    }
    return known.fields;
  }

  private void main(Directory d) {
    put("make", text(d, ExifDirectoryBase.TAG_MAKE));
    put("model", text(d, ExifDirectoryBase.TAG_MODEL));
    put("orientation", d.getInteger(ExifDirectoryBase.TAG_ORIENTATION));
    put("software", text(d, ExifDirectoryBase.TAG_SOFTWARE));
    put("x_resolution", decimal(d, ExifDirectoryBase.TAG_X_RESOLUTION));
    put("y_resolution", decimal(d, ExifDirectoryBase.TAG_Y_RESOLUTION));
  }

  private void shot(Directory d) {
    put("xDimension", d.getInteger(ExifDirectoryBase.TAG_EXIF_IMAGE_WIDTH));
    put("yDimension", d.getInteger(ExifDirectoryBase.TAG_EXIF_IMAGE_HEIGHT));
    put("flash", flash(d.getInteger(ExifDirectoryBase.TAG_FLASH)));
    put("metering_mode", word(METERING, d.getInteger(ExifDirectoryBase.TAG_METERING_MODE)));
    put("saturation", word(SATURATION, d.getInteger(ExifDirectoryBase.TAG_SATURATION)));
    put("sharpness", word(HARDNESS, d.getInteger(ExifDirectoryBase.TAG_SHARPNESS)));
    put("contrast", word(HARDNESS, d.getInteger(ExifDirectoryBase.TAG_CONTRAST)));
    put("aperture_value", decimal(d, ExifDirectoryBase.TAG_APERTURE));
    put("focal_length", decimal(d, ExifDirectoryBase.TAG_FOCAL_LENGTH));
    put("exif_version", version(d.getByteArray(ExifDirectoryBase.TAG_EXIF_VERSION)));
    put("taken_at", text(d, ExifDirectoryBase.TAG_DATETIME_ORIGINAL));
  }

  private void place(GpsDirectory d) {
    GeoLocation location = d.getGeoLocation();
    if (location != null && !location.isZero()) {
      put("latitude", location.getLatitude());
      put("longitude", location.getLongitude());
    }
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private static @Nullable String text(Directory d, int tag) {
    String value = d.getString(tag);
    return value == null || value.isBlank() ? null : TagMap.shown(value);
  }

  /** A fraction as people write it: 72, 2.9. */
  private static @Nullable String decimal(Directory d, int tag) {
    Rational value = d.getRational(tag);
    if (value == null || value.getDenominator() == 0) {
      return null;
    }
    return BigDecimal.valueOf(value.getNumerator())
        .divide(BigDecimal.valueOf(value.getDenominator()), MathContext.DECIMAL32)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static @Nullable String version(byte @Nullable [] digits) {
    return digits == null || digits.length != 4
        ? null
        : TagMap.shown(new String(digits, StandardCharsets.US_ASCII));
  }

  private static @Nullable String word(Map<Integer, String> words, @Nullable Integer code) {
    return code == null ? null : words.get(code);
  }

  private static @Nullable String word(List<String> words, @Nullable Integer code) {
    return code == null || code < 0 || code >= words.size() ? null : words.get(code);
  }

  /** Bit 0: fired; 1 and 2: return light; 3 and 4: mode; 5: no flash unit; 6: red-eye reduction. */
  private static @Nullable String flash(@Nullable Integer bits) {
    if (bits == null) {
      return null;
    }
    if ((bits & 0x20) != 0) {
      return "No flash function";
    }
    StringBuilder words = new StringBuilder((bits & 1) != 0 ? "Flash fired" : "Flash did not fire");
    words.append(
        switch ((bits >> 3) & 3) {
          case 1, 2 -> ", compulsory flash mode";
          case 3 -> ", auto mode";
          default -> "";
        });
    words.append(
        switch ((bits >> 1) & 3) {
          case 2 -> ", return light not detected";
          case 3 -> ", return light detected";
          default -> "";
        });
    return words.append((bits & 0x40) != 0 ? ", red-eye reduction mode" : "").toString();
  }
}
