package dev.pinhole.server.webhook.internal;

import dev.pinhole.api.Page;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.webhook.WebhookDelivery;
import dev.pinhole.api.webhook.WebhookDeliveryLog;
import dev.pinhole.api.webhook.WebhookState;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.platform.Cursor;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.PageRequest;
import dev.pinhole.server.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log of one's own webhooks, as far as the caller may know what the events tell of: to others
 * there is no such delivery.
 */
@RestController
@RequestMapping("/api/v1/webhooks/deliveries")
@Tag(name = "Webhooks")
class DeliveryController {
  private static final int SHOWN_ATTEMPTS = 100;
  private static final int MAX_TYPE = 100;

  private final DeliveryRows rows;
  private final AttemptRows log;
  private final Outbox outbox;
  private final RedeliveryRate rate;

  DeliveryController(DeliveryRows rows, AttemptRows log, Outbox outbox, RedeliveryRate rate) {
    this.rows = rows;
    this.log = log;
    this.outbox = outbox;
    this.rate = rate;
  }

  @GetMapping
  @Operation(summary = "Your webhook deliveries, newest first")
  Page<WebhookDelivery> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      @Parameter(description = "pending, delivered or failed") @RequestParam(required = false)
          @Nullable String state,
      @Parameter(description = "of the event, for example capture.done")
          @RequestParam(required = false)
          @Nullable String type) {
    PageRequest page = PageRequest.of(cursor, limit);
    Cursor after = page.after();
    DeliveryQuery query =
        new DeliveryQuery(
            caller.accountId(),
            EventFamily.readableBy(caller),
            state == null ? null : state(state),
            type == null ? null : type(type),
            after == null ? null : after.id(),
            page.rowsToRead());
    return page.page(
        rows.list(query),
        row -> new Cursor(row.createdAt().toEpochMilli(), row.number()),
        Delivery::view);
  }

  @GetMapping("/{id}")
  @Operation(summary = "A delivery with its attempts and what was sent")
  WebhookDeliveryLog get(@PathVariable String id, Caller caller) {
    Delivery delivery = owned(id, caller);
    return new WebhookDeliveryLog(
        delivery.view(), delivery.body(), log.latest(delivery.number(), SHOWN_ATTEMPTS));
  }

  @PostMapping("/{id}/redeliver")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Sends a delivery that is over once more",
      description = "The same body with the same id and a new timestamp, retried like the first.")
  WebhookDelivery redeliver(@PathVariable String id, Caller caller) {
    Delivery delivery = owned(id, caller);
    rate.take(caller.accountId());
    return outbox.sendAnew(delivery).view();
  }

  private Delivery owned(String id, Caller caller) {
    Set<EventFamily> families = EventFamily.readableBy(caller);
    return (Ids.valid(id) ? rows.find(caller.accountId(), id) : Optional.<Delivery>empty())
        .filter(delivery -> families.stream().anyMatch(family -> family.has(delivery.type())))
        .orElseThrow(ProblemException::notFound);
  }

  private static WebhookState state(String word) {
    return WebhookState.of(word)
        .orElseThrow(() ->
            invalid("state", "It is none of " + Arrays.toString(WebhookState.values()) + "."));
  }

  private static String type(String type) {
    if (!type.matches("[A-Za-z0-9_.-]{1," + MAX_TYPE + "}")) {
      throw invalid(
          "type", "It is not 1 to " + MAX_TYPE + " letters, digits, dots, hyphens, underscores.");
    }
    return type;
  }

  private static ProblemException invalid(String parameter, String reason) {
    return new ProblemException(ProblemCode.INVALID_PARAMETER, parameter + ": " + reason)
        .with("parameter", parameter);
  }
}
