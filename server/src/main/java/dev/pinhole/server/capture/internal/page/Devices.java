package dev.pinhole.server.capture.internal.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.pinhole.api.capture.CaptureOptions.Viewport;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The devices that Playwright knows by name. Case, spaces, and signs other than letters and digits
 * make no difference: {@code iphone_13_pro} is {@code iPhone 13 Pro}.
 */
public final class Devices {
  private static final String SOURCE = "/driver/package/lib/server/deviceDescriptorsSource.json";
  private static final int SUGGESTIONS = 5;
  private static final Map<String, Device> ALL = read();

  private Devices() {}

  /** The device of this name. */
  public static Optional<Device> find(String name) {
    return Optional.ofNullable(ALL.get(key(name)));
  }

  /** The device held sideways, where Playwright knows how large its window is then. */
  static Optional<Device> sideways(Device device) {
    return find(device.name() + " landscape");
  }

  /** Names that someone may have meant, the nearest first. */
  public static List<String> near(String name) {
    String wanted = key(name);
    return ALL.values().stream()
        .map(Device::name)
        .filter(known -> !known.endsWith(" landscape"))
        .sorted(Comparator.comparingDouble(known -> Likeness.distance(wanted, key(known))))
        .limit(SUGGESTIONS)
        .toList();
  }

  /** Whether a page is laid out as on a phone: as asked for, else as the named device does it. */
  public static boolean isMobile(Viewport asked) {
    Boolean mobile = asked.mobile();
    String name = asked.device();
    return mobile != null ? mobile : name != null && find(name).map(Device::mobile).orElse(false);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace("+", "plus").replaceAll("[^a-z0-9]", "");
  }

  private static Map<String, Device> read() {
    try (InputStream in = Devices.class.getResourceAsStream(SOURCE)) {
      if (in == null) {
        throw new IllegalStateException("Playwright's list of devices is not on the class path.");
      }
      JsonElement list = JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, Device> devices = new LinkedHashMap<>();
      list.getAsJsonObject()
          .asMap()
          .forEach((name, value) -> devices.put(key(name), device(name, value.getAsJsonObject())));
      return Map.copyOf(devices);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Device device(String name, JsonObject source) {
    JsonObject window = source.getAsJsonObject("viewport");
    JsonObject screen = source.has("screen") ? source.getAsJsonObject("screen") : window;
    return new Device(
        name,
        source.get("userAgent").getAsString(),
        window.get("width").getAsInt(),
        window.get("height").getAsInt(),
        screen.get("width").getAsInt(),
        screen.get("height").getAsInt(),
        source.get("deviceScaleFactor").getAsDouble(),
        source.get("isMobile").getAsBoolean(),
        source.get("hasTouch").getAsBoolean());
  }
}
