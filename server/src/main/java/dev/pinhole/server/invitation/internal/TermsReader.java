package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.invitation.InvitationRequest;
import dev.pinhole.server.account.Passwords;
import dev.pinhole.server.platform.LinkExpiry;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.webhook.Webhooks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what an owner says of an invitation, the same way when it is made and when it is changed: a
 * JSON Merge Patch (RFC 7396), where what is absent stays and null is as if it had never been said.
 */
@Component
class TermsReader {
  private static final String EMAIL = "email";
  private static final int MAX_TITLE = 200;
  private static final int MAX_MESSAGE = 4000;

  private final Passwords passwords;
  private final Webhooks webhooks;
  private final InvitationProperties properties;
  private final JsonMapper json;
  private final Clock clock;
  private final long maxFileBytes;

  TermsReader(
      Passwords passwords,
      Webhooks webhooks,
      InvitationProperties properties,
      JsonMapper json,
      Clock clock,
      @Value("${pinhole.upload.max-file-bytes}") long maxFileBytes) {
    this.passwords = passwords;
    this.webhooks = webhooks;
    this.properties = properties;
    this.json = json;
    this.clock = clock;
    this.maxFileBytes = maxFileBytes;
  }

  /** Whatever the request says but the address, which is not for changing. */
  TermsChange read(InvitationRequest request) {
    return change(json.valueToTree(request), true);
  }

  /**
   * Reads a change.
   *
   * @throws ProblemException naming what cannot be
   */
  TermsChange patch(JsonNode members) {
    if (!members.isObject()) {
      throw ProblemException.invalid("", "The body must be one JSON object.");
    }
    return change(members, false);
  }

  private TermsChange change(JsonNode members, boolean fresh) {
    List<Consumer<TermsDraft>> steps = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      if (!fresh || !(member.getKey().equals(EMAIL) || member.getValue().isNull())) {
        steps.add(step(new TermsMember(member.getKey(), member.getValue())));
      }
    }
    return new TermsChange(steps, members.hasNonNull("expiresIn"));
  }

  private Consumer<TermsDraft> step(TermsMember member) {
    return switch (member.name()) {
      case "title" -> set(member.line(MAX_TITLE), (d, v) -> d.title = v);
      case "message" -> set(member.lines(MAX_MESSAGE), (d, v) -> d.message = v);
      case "mode" -> set(member.mode(), (d, v) -> d.mode = v);
      case "nameRequired" -> set(member.flag(false), (d, v) -> d.nameRequired = v);
      case "digest" -> set(member.flag(true), (d, v) -> d.digest = v);
      case "types" -> set(member.formats(), (d, v) -> d.types = v);
      case "password" -> password(member);
      case "webhookUrl" -> webhook(member);
      case "expiresIn" -> expiry(member);
      default -> limit(member);
    };
  }

  private Consumer<TermsDraft> limit(TermsMember member) {
    return switch (member.name()) {
      case "maxFiles" ->
          set(
              member.number(properties.maxFiles()),
              (d, v) -> d.maxFiles = v == null ? null : Math.toIntExact(v));
      case "maxBytes" ->
          set(member.number(properties.maxBytes().toBytes()), (d, v) -> d.maxBytes = v);
      case "maxFileBytes" -> set(member.number(maxFileBytes), (d, v) -> d.maxFileBytes = v);
      default -> throw member.unknown();
    };
  }

  private Consumer<TermsDraft> password(TermsMember member) {
    String password = member.password();
    String hash = password == null ? null : passwords.hash(password);
    return draft -> draft.passwordHash = hash;
  }

  private Consumer<TermsDraft> webhook(TermsMember member) {
    String url = member.text();
    if (url != null) {
      webhooks.checkUrl("webhookUrl", url);
    }
    return draft -> draft.webhookUrl = url;
  }

  private Consumer<TermsDraft> expiry(TermsMember member) {
    Duration duration =
        LinkExpiry.read(member.duration(), properties.expiry(), properties.maxExpiry());
    Instant end = clock.instant().plus(duration).truncatedTo(ChronoUnit.MILLIS);
    return draft -> draft.expiresAt = end;
  }

  private static <T extends @Nullable Object> Consumer<TermsDraft> set(
      T value, BiConsumer<TermsDraft, T> setter) {
    return draft -> setter.accept(draft, value);
  }
}
