package dev.pinhole.imaging.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damages sound files at random, each time the same way: inspection may accept or refuse, but
/// never fails in another way, and never hangs.
@Timeout(300)
class MutationTest {
  private static final int ROUNDS = 20_000;
  private static final long[] TELLING = {
    0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000L, 0xffffffffL
  };

  private static final String SVG =
      """
      <?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" viewBox="0 0 9 9">
      <style>path{fill:url(#a)}</style><g id="a" style="fill:red"><use href="#b"/></g>
      <image href="data:image/png;base64,iVBORw0KGgo="/><path d="M0 0z" filter="url(#f)"/></svg>
      """;

  private static List<byte[]> seeds() {
    byte[] exif = Layout.segment(0xe1, "Exif\0\0", Layout.exif(4, 6));
    byte[] frame = Layout.animationFrame(5, 5);
    return List.of(
        Layout.jpeg(exif, Layout.frameHeader(0xc2, 8, 40, 30, 3)),
        Layout.png(Layout.header(40, 30, 8, 6), Layout.chunk("fcTL", new byte[26])),
        Layout.webp(Layout.canvas(2, 9, 9), frame, frame),
        Layout.webp(Layout.lossless(40, 30, true)),
        Layout.gif(10, 10, 4),
        Layout.tiff(3, 40, 0),
        Layout.bmp(10, 10, 24, 0),
        Layout.heif("avif", "av01", Layout.av1(40, 30), Layout.size(40, 30)),
        Layout.heif("heic", "hvc1", new byte[40], Layout.size(4, 3), Layout.box("hvcC", hevc())),
        SVG.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hevc() {
    byte[] unit = Layout.of(0x42, 1, 1, 1, new byte[12], 0xa0, 0x20, 0x81, 5, 0xa0, 0xff);
    return Layout.of(new byte[22], 1, 33, Layout.big(2, 1), Layout.big(2, unit.length), unit);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void damagedFilesAreAcceptedOrRefusedAndNothingElse(int seed) {
    byte[] sound = seeds().get(seed);
    Random random = new Random(seed);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damage(sound, random);
      refused += isRefused(damaged) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  private static boolean isRefused(byte[] file) {
    try {
      Inspection found = Inspector.walk(new Bytes(file), ImageLimits.DEFAULT);
      assertThat(found.info().width()).isPositive();
      assertThat(found.pixels()).isBetween(1L, ImageLimits.DEFAULT.pixels());
      return false;
    } catch (ImagingException e) {
      assertThat(e.getMessage()).isNotBlank();
      return true;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("on " + java.util.HexFormat.of().formatHex(file), e);
    }
  }

  private static byte[] damage(byte[] sound, Random random) {
    byte[] file = sound.clone();
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      file = damageOnce(file, random);
    }
    return file;
  }

  private static byte[] damageOnce(byte[] file, Random random) {
    if (file.length < 8) {
      return file;
    }
    int at = random.nextInt(file.length);
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(file, at);
      case 1 -> doubled(file, at, random.nextInt(64));
      case 2 -> overwritten(file, at, TELLING[random.nextInt(TELLING.length)], random);
      case 3 -> {
        file[at] = (byte) random.nextInt(256);
        yield file;
      }
      default -> {
        file[at] ^= (byte) (1 << random.nextInt(8));
        yield file;
      }
    };
  }

  private static byte[] overwritten(byte[] file, int at, long number, Random random) {
    int width = 1 << random.nextInt(3);
    byte[] value = random.nextBoolean() ? Layout.big(width, number) : Layout.little(width, number);
    System.arraycopy(value, 0, file, at, Math.min(width, file.length - at));
    return file;
  }

  private static byte[] doubled(byte[] file, int at, int length) {
    byte[] piece = Arrays.copyOfRange(file, at, Math.min(file.length, at + length));
    return Layout.of(Arrays.copyOf(file, at), piece, Arrays.copyOfRange(file, at, file.length));
  }
}
