package dev.pinhole.api.capture;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a schedule from JSON: `name`, `every` or `cron` with `timezone`, `options` (those of a
/// capture), `notify`, `threshold`, `ignore`, `paused`. Every fault is reported, those of the
/// options as `options.NAME`, and every name must be known.
public final class CaptureScheduleReader {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_CRON = 200;

  private final OptionMap map;
  private final Map<String, Object> values;

  private CaptureScheduleReader(Map<String, Object> values) {
    this.values = values;
    this.map = new OptionMap(values);
  }

  /// Reads one schedule.
  ///
  /// @throws InvalidCaptureOptionsException naming each unknown, unreadable or contradictory value
  public static CaptureScheduleRequest read(Map<String, Object> values)
      throws InvalidCaptureOptionsException {
    return new CaptureScheduleReader(values).read();
  }

  private CaptureScheduleRequest read() throws InvalidCaptureOptionsException {
    Map<String, Object> options = options();
    Optional<CaptureRequest> capture = capture(options);
    Duration every = every();
    String cron = map.text("cron", LONGEST_CRON);
    checkTiming();
    ScheduleNotice notice = map.constant("notify", ScheduleNotice.class);
    Double threshold = map.number("threshold", 0, 1);
    String name = map.text("name", LONGEST_NAME);
    ZoneId timezone = timezone();
    List<IgnoredArea> ignore = new IgnoredAreas(map).read("ignore");
    boolean paused = map.flag("paused", false);
    capture.ifPresent(request -> check(request, notice));
    map.finish();
    CaptureRequest known = capture.orElseThrow();
    return new CaptureScheduleRequest(
        name,
        every,
        cron,
        timezone,
        options,
        known,
        Objects.requireNonNullElse(notice, usual(known)),
        threshold == null ? 0 : threshold,
        ignore,
        paused);
  }

  private static ScheduleNotice usual(CaptureRequest capture) {
    return capture.terms().webhookUrl() == null ? ScheduleNotice.NEVER : ScheduleNotice.ALWAYS;
  }

  private Map<String, Object> options() {
    Map<String, Object> options = new LinkedHashMap<>();
    if (map.has("options") && values.get("options") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> {
        if (value != null) {
          options.put(String.valueOf(name), value);
        }
      });
    } else {
      map.fault("options", "Give what to photograph, as an object with the options of a capture.");
    }
    return options;
  }

  private Optional<CaptureRequest> capture(Map<String, Object> options) {
    if (options.isEmpty()) {
      map.fault("options", "Give what to photograph, at least its url.");
      return Optional.empty();
    }
    try {
      return Optional.of(CaptureOptionsReader.read(options));
    } catch (InvalidCaptureOptionsException e) {
      e.faults().forEach((name, reason) -> map.fault("options." + name, reason));
      return Optional.empty();
    }
  }

  private @Nullable Duration every() {
    String text = map.text("every", 40);
    if (text == null) {
      return null;
    }
    try {
      return text.matches("\\d{1,9}")
          ? Duration.ofSeconds(Long.parseLong(text))
          : Duration.parse(text);
    } catch (DateTimeParseException | ArithmeticException e) {
      map.fault("every", "It is neither seconds nor an ISO 8601 duration such as PT1H.");
      return null;
    }
  }

  private void checkTiming() {
    map.exclude("cron", "every", "a schedule has one of the two.");
    if (!map.has("every") && !map.has("cron")) {
      map.fault("every", "Give the time between two captures as every, or their times as cron.");
    }
    if (map.has("timezone") && map.has("every")) {
      map.fault("timezone", "It needs cron; every is the same everywhere.");
    }
  }

  private ZoneId timezone() {
    String name = map.text("timezone", 100);
    try {
      return name == null ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      map.fault("timezone", "It is no time zone of the IANA list, such as Europe/Berlin.");
      return ZoneOffset.UTC;
    }
  }

  private void check(CaptureRequest capture, @Nullable ScheduleNotice notice) {
    if (capture.terms().cacheTtl().isPositive()) {
      map.fault("options.cache_ttl", "It contradicts a schedule, which takes a new picture.");
    }
    if (notice == null || notice == ScheduleNotice.NEVER) {
      return;
    }
    if (capture.terms().webhookUrl() == null) {
      map.fault("notify", "It needs options.webhook_url, the address to tell.");
    }
    if (notice == ScheduleNotice.CHANGE && !comparable(capture.options())) {
      map.fault("notify", "Neither films nor PDF can be compared; it takes a still picture.");
    }
  }

  private static boolean comparable(CaptureOptions options) {
    return options.animation() == null && options.output().format() != CaptureFormat.PDF;
  }
}
