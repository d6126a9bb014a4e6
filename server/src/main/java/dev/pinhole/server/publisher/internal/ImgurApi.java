package dev.pinhole.server.publisher.internal;

import dev.pinhole.server.egress.EgressAnswer;
import dev.pinhole.server.egress.EgressException;
import dev.pinhole.server.egress.EgressHttp;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Version 3 of imgur's API, as far as it takes pictures and deletes them. */
@Component
class ImgurApi {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  private final EgressHttp http;
  private final ImgurProperties properties;
  private final Allowance allowance;
  private final JsonMapper json;

  ImgurApi(EgressHttp http, ImgurProperties properties, Allowance allowance, JsonMapper json) {
    this.http = http;
    this.properties = properties;
    this.allowance = allowance;
    this.json = json;
  }

  Outcome<Hosted> upload(Picture picture) {
    UploadForm form = UploadForm.of(picture);
    Map<String, String> headers = headers("Content-Type", form.contentType());
    return outcome(
        () -> http.post(properties.address("/image"), headers, form.bytes(), properties.timeout()),
        answer -> isSuccess(answer) ? hosted(answer) : refused(answer));
  }

  /** A copy that is not there any more is as good as deleted. */
  Outcome<Boolean> delete(String hash) {
    Map<String, String> headers = headers("Accept", "application/json");
    URI address = properties.address("/image/" + hash);
    return outcome(
        () -> http.delete(address, headers, properties.timeout()),
        answer ->
            isSuccess(answer) || answer.status() == NOT_FOUND
                ? new Outcome.Done<>(true)
                : refused(answer));
  }

  private Map<String, String> headers(String name, String value) {
    String credential = "Client-ID " + properties.clientId();
    return Map.of("Authorization", credential, "User-Agent", "Pinhole", name, value);
  }

  private interface Request {
    EgressAnswer send() throws EgressException;
  }

  private <T> Outcome<T> outcome(Request request, Function<EgressAnswer, Outcome<T>> reading) {
    try {
      EgressAnswer answer = request.send();
      allowance.learn(answer);
      return reading.apply(answer);
    } catch (EgressException e) {
      return new Outcome.Failed<>(word(e), true);
    }
  }

  private static boolean isSuccess(EgressAnswer answer) {
    return answer.status() / 100 == 2;
  }

  /** What imgur does not want of a picture it will not want tomorrow; a setting can be mended. */
  private static <T> Outcome<T> refused(EgressAnswer answer) {
    int status = answer.status();
    return switch (status) {
      case TOO_MANY_REQUESTS -> new Outcome.Limited<>();
      case UNAUTHORIZED, FORBIDDEN, REQUEST_TIMEOUT -> new Outcome.Failed<>("http-" + status, true);
      default -> new Outcome.Failed<>("http-" + status, status >= 500);
    };
  }

  private Outcome<Hosted> hosted(EgressAnswer answer) {
    JsonNode data = data(answer.body());
    String hash = data.path("deletehash").asString("");
    Optional<String> link = link(data.path("link").asString(""));
    return link.isPresent() && hash.matches("[A-Za-z0-9_-]{1,100}")
        ? new Outcome.Done<>(new Hosted(link.get(), hash))
        : new Outcome.Failed<>("unreadable-answer", false);
  }

  private JsonNode data(String body) {
    try {
      return json.readTree(body).path("data");
    } catch (JacksonException e) {
      return json.missingNode();
    }
  }

  /** Over TLS where the API is; imgur has told of links without it. */
  private Optional<String> link(String text) {
    boolean secure = "https".equals(properties.api().getScheme());
    String link = secure ? text.replaceFirst("^http:", "https:") : text;
    try {
      URI uri = URI.create(link);
      return uri.getHost() == null || link.length() > 1000 ? Optional.empty() : Optional.of(link);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String word(EgressException e) {
    return e.isLate() ? "timeout" : e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
