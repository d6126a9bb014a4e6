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
    put("flash", FlashWords.of(d.getInteger(ExifDirectoryBase.TAG_FLASH)));
    put("metering_mode", word(METERING, d.getInteger(ExifDirectoryBase.TAG_METERING_MODE)));
    put("saturation", word(SATURATION, d.getInteger(ExifDirectoryBase.TAG_SATURATION)));
    put("sharpness", word(HARDNESS, d.getInteger(ExifDirectoryBase.TAG_SHARPNESS)));
    put("contrast", word(HARDNESS, d.getInteger(ExifDirectoryBase.TAG_CONTRAST)));
    put("aperture_value", aperture(d));
    put("focal_length", decimal(d, ExifDirectoryBase.TAG_FOCAL_LENGTH));
    put("exif_version", version(d.getByteArray(ExifDirectoryBase.TAG_EXIF_VERSION)));
    put("taken_at", takenAt(d));
    exposure(d);
    put("lens_make", text(d, ExifDirectoryBase.TAG_LENS_MAKE));
    put("lens", text(d, ExifDirectoryBase.TAG_LENS_MODEL));
  }

  private void exposure(Directory d) {
    put("iso", positive(d.getInteger(ExifDirectoryBase.TAG_ISO_EQUIVALENT)));
    put("exposure_time", fraction(d, ExifDirectoryBase.TAG_EXPOSURE_TIME));
    put("f_number", decimal(d, ExifDirectoryBase.TAG_FNUMBER));
    put("exposure_bias", decimal(d, ExifDirectoryBase.TAG_EXPOSURE_BIAS));
  }

  /** Compact cameras tell of the widest aperture only. */
  private static @Nullable String aperture(Directory d) {
    String value = decimal(d, ExifDirectoryBase.TAG_APERTURE);
    return value != null ? value : decimal(d, ExifDirectoryBase.TAG_MAX_APERTURE);
  }

  private static @Nullable String takenAt(Directory d) {
    return CaptureTime.of(
        d.getString(ExifDirectoryBase.TAG_DATETIME_ORIGINAL),
        d.getString(ExifDirectoryBase.TAG_SUBSECOND_TIME_ORIGINAL),
        d.getString(ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL));
  }

  private void place(GpsDirectory d) {
    GeoLocation location = d.getGeoLocation();
    if (location != null && !location.isZero() && isOnEarth(location)) {
      put("latitude", location.getLatitude());
      put("longitude", location.getLongitude());
    }
    put("altitude", altitude(d));
  }

  /** A fraction with nothing below is infinite, and JSON has no number for that. */
  private static boolean isOnEarth(GeoLocation location) {
    return Math.abs(location.getLatitude()) <= 90 && Math.abs(location.getLongitude()) <= 180;
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

  /** Metres above the level of the sea. */
  private static @Nullable String altitude(Directory d) {
    String metres = decimal(d, GpsDirectory.TAG_ALTITUDE);
    Integer below = d.getInteger(GpsDirectory.TAG_ALTITUDE_REF);
    return metres == null || below == null || below != 1 ? metres : "-" + metres;
  }

  private static @Nullable Integer positive(@Nullable Integer number) {
    return number == null || number < 1 ? null : number;
  }

  /** Exposure times as photographers say them: {@code 1/250}, {@code 2.5}. */
  private static @Nullable String fraction(Directory d, int tag) {
    Rational value = d.getRational(tag);
    if (value == null || value.getNumerator() <= 0 || value.getDenominator() <= 0) {
      return null;
    }
    double seconds = value.doubleValue();
    return seconds >= 0.3 ? decimal(d, tag) : "1/" + Math.round(1 / seconds);
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
}
