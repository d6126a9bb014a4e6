package dev.pinhole.server.image.internal.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.lang.Rational;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownFieldsTest {
  private final Metadata metadata = new Metadata();
  private final ExifSubIFDDirectory shot = new ExifSubIFDDirectory();

  KnownFieldsTest() {
    metadata.addDirectory(shot);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0x9209 |    0 | flash | Flash did not fire",
        "0x9209 |    1 | flash | Flash fired",
        "0x9209 |    5 | flash | Strobe return light not detected",
        "0x9209 |    7 | flash | Strobe return light detected",
        "0x9209 | 0x0F | flash | Flash fired, compulsory flash mode, return light detected",
        "0x9209 | 0x10 | flash | Flash did not fire, compulsory flash mode",
        "0x9209 | 0x18 | flash | Flash did not fire, auto mode",
        "0x9209 | 0x19 | flash | Flash fired, auto mode",
        "0x9209 | 0x20 | flash | No flash function",
        "0x9209 | 0x59 | flash | Flash fired, auto mode, red-eye reduction mode",
        "0x9209 | 0x5D | flash | Flash fired, auto mode, return light not detected, red-eye"
            + " reduction mode",
        "0x9209 | 0x08 | flash | Flash did not fire",
        "0x9209 | 0x30 | flash | No flash function",
        "0x9207 |    0 | metering_mode | Unknown",
        "0x9207 |    1 | metering_mode | Average",
        "0x9207 |    2 | metering_mode | CenterWeightedAverage",
        "0x9207 |    3 | metering_mode | Spot",
        "0x9207 |    4 | metering_mode | MultiSpot",
        "0x9207 |    5 | metering_mode | Pattern",
        "0x9207 |    6 | metering_mode | Partial",
        "0x9207 |  255 | metering_mode | Other",
        "0x9207 |   99 | metering_mode |",
        "0xA408 |    0 | contrast | Normal",
        "0xA408 |    1 | contrast | Soft",
        "0xA408 |    2 | contrast | Hard",
        "0xA408 |    3 | contrast |",
        "0xA409 |    0 | saturation | Normal",
        "0xA409 |    1 | saturation | Low saturation",
        "0xA409 |    2 | saturation | High saturation",
        "0xA40A |    0 | sharpness | Normal",
        "0xA40A |    1 | sharpness | Soft",
        "0xA40A |    2 | sharpness | Hard",
      })
  void putsCodesIntoWords(String tag, String code, String field, @Nullable String words) {
    shot.setInt(Integer.decode(tag), Integer.decode(code));

    assertThat(KnownFields.of(metadata).get(field)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0x9202,    29,  10, aperture_value, 2.9",
    "0x9205,    29,  10, aperture_value, 2.9",
    "0x920A,    75,  10, focal_length, 7.5",
    "0x920A,    50,   1, focal_length, 50",
    "0x829A,     1, 250, exposure_time, 1/250",
    "0x829A,    10, 1250, exposure_time, 1/125",
    "0x829A,     5,   2, exposure_time, 2.5",
    "0x829A,     0,   1, exposure_time,",
    "0x829A,     1,   0, exposure_time,",
    "0x829D,    28,  10, f_number, 2.8",
    "0x9204,    -1,   3, exposure_bias, -0.3333333",
    "0x9202,     1,   0, aperture_value,",
  })
  void writesFractionsAsPeopleDo(
      String tag, int above, int below, String field, @Nullable String text) {
    shot.setRational(Integer.decode(tag), new Rational(above, below));

    assertThat(KnownFields.of(metadata).get(field)).isEqualTo(text);
  }

  @Test
  void prefersTheApertureUsedToTheWidest() {
    shot.setRational(ExifDirectoryBase.TAG_MAX_APERTURE, new Rational(29, 10));
    shot.setRational(ExifDirectoryBase.TAG_APERTURE, new Rational(4, 1));

    assertThat(KnownFields.of(metadata)).containsEntry("aperture_value", "4");
  }

  @ParameterizedTest
  @CsvSource({
    "2026:05:01 12:00:00, , , 2026-05-01T12:00:00",
    "2026:05:01 12:00:00, , +02:00, 2026-05-01T12:00:00+02:00",
    "2026:05:01 12:00:00, 25, -09:30, 2026-05-01T12:00:00.25-09:30",
    "2026:05:01 12:00:00, , Z, 2026-05-01T12:00:00Z",
    "2026:05:01 12:00:00, , +00:00, 2026-05-01T12:00:00Z",
    "2026:05:01 12:00:00, x, +99:00, 2026-05-01T12:00:00",
    "0000:00:00 00:00:00, , ,",
    "2026:02:30 12:00:00, , ,",
    "yesterday, , ,",
  })
  void knowsWhenAndWhereOnTheClock(
      String time, @Nullable String fraction, @Nullable String zone, @Nullable String takenAt) {
    shot.setString(ExifDirectoryBase.TAG_DATETIME_ORIGINAL, time);
    if (fraction != null) {
      shot.setString(ExifDirectoryBase.TAG_SUBSECOND_TIME_ORIGINAL, fraction);
    }
    if (zone != null) {
      shot.setString(ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL, zone);
    }

    assertThat(KnownFields.of(metadata).get("taken_at")).isEqualTo(takenAt);
  }

  @Test
  void namesLensAndSensitivity() {
    shot.setString(ExifDirectoryBase.TAG_LENS_MAKE, "Canon");
    shot.setString(ExifDirectoryBase.TAG_LENS_MODEL, "EF 50mm f/1.8");
    shot.setInt(ExifDirectoryBase.TAG_ISO_EQUIVALENT, 400);

    assertThat(KnownFields.of(metadata))
        .containsAllEntriesOf(Map.of("lens_make", "Canon", "lens", "EF 50mm f/1.8", "iso", 400));
  }

  @Test
  void showsResolutionAndVersionAsWritten() {
    ExifIFD0Directory main = new ExifIFD0Directory();
    main.setRational(ExifDirectoryBase.TAG_X_RESOLUTION, new Rational(72, 1));
    main.setRational(ExifDirectoryBase.TAG_Y_RESOLUTION, new Rational(720, 10));
    metadata.addDirectory(main);
    shot.setByteArray(ExifDirectoryBase.TAG_EXIF_VERSION, new byte[] {'0', '2', '2', '0'});

    assertThat(KnownFields.of(metadata))
        .isEqualTo(Map.of("x_resolution", "72", "y_resolution", "72", "exif_version", "0220"));
  }

  @Test
  void knowsThePlace() {
    GpsDirectory place = new GpsDirectory();
    place.setString(GpsDirectory.TAG_LATITUDE_REF, "S");
    place.setRationalArray(GpsDirectory.TAG_LATITUDE, degrees(33, 30, 0));
    place.setString(GpsDirectory.TAG_LONGITUDE_REF, "E");
    place.setRationalArray(GpsDirectory.TAG_LONGITUDE, degrees(151, 15, 0));
    place.setInt(GpsDirectory.TAG_ALTITUDE_REF, 1);
    place.setRational(GpsDirectory.TAG_ALTITUDE, new Rational(25, 2));
    metadata.addDirectory(place);

    Map<String, Object> fields = KnownFields.of(metadata);

    assertThat(fields)
        .containsEntry("latitude", -33.5)
        .containsEntry("longitude", 151.25)
        .containsEntry("altitude", "-12.5");
  }

  @Test
  void knowsNoPlaceThatIsNone() {
    Rational[] nowhere = {new Rational(1, 0), new Rational(0, 1), new Rational(0, 1)};
    for (Rational[] latitude : new Rational[][] {nowhere, degrees(91, 0, 0)}) {
      Metadata of = new Metadata();
      GpsDirectory place = new GpsDirectory();
      place.setString(GpsDirectory.TAG_LATITUDE_REF, "N");
      place.setRationalArray(GpsDirectory.TAG_LATITUDE, latitude);
      place.setString(GpsDirectory.TAG_LONGITUDE_REF, "E");
      place.setRationalArray(GpsDirectory.TAG_LONGITUDE, degrees(151, 15, 0));
      of.addDirectory(place);

      assertThat(KnownFields.of(of)).doesNotContainKeys("latitude", "longitude");
    }
  }

  private static Rational[] degrees(int degrees, int minutes, int seconds) {
    return new Rational[] {
      new Rational(degrees, 1), new Rational(minutes, 1), new Rational(seconds, 1)
    };
  }
}
