package dev.pinhole.server.invitation.internal.news;

import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.InvitationProperties;
import dev.pinhole.server.invitation.internal.InvitationRows;
import dev.pinhole.server.invitation.internal.InvitedRows;
import dev.pinhole.server.invitation.internal.mail.InvitationMail;
import dev.pinhole.server.webhook.Webhooks;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells owners, by mail and webhook as they wish. What is told is so in one transaction. */
@Component
class Herald {
  private static final String EVENT = "invitation.uploaded";
  private static final int BATCH = 100;
  private static final int MAX_KEYS = 100;

  private final NewsRows news;
  private final InvitationRows invitations;
  private final InvitedRows images;
  private final InvitationMail mail;
  private final Webhooks webhooks;
  private final InvitationProperties properties;
  private final TransactionTemplate transaction;
  private final JsonMapper json;
  private final Clock clock;

  Herald(
      NewsRows news,
      InvitationRows invitations,
      InvitedRows images,
      InvitationMail mail,
      Webhooks webhooks,
      InvitationProperties properties,
      TransactionTemplate transaction,
      JsonMapper json,
      Clock clock) {
    this.news = news;
    this.invitations = invitations;
    this.images = images;
    this.mail = mail;
    this.webhooks = webhooks;
    this.properties = properties;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
  }

  /** What is over one batch is told the next time. */
  void run() {
    Instant now = clock.instant();
    for (News due :
        news.due(now.minus(properties.quiet()), now.minus(properties.tellWithin()), BATCH)) {
      transaction.executeWithoutResult(_ -> tell(due));
    }
  }

  private void tell(News due) {
    Invitation invitation = invitations.lock(due.invitation()).orElse(null);
    if (invitation == null || !news.take(due)) {
      return;
    }
    String url = invitation.terms().webhookUrl();
    if (url != null) {
      webhooks.send(invitation.owner(), url, EVENT, event(invitation, due));
    }
    if (invitation.terms().digest()) {
      mail.tell(invitation, due.files(), due.bytes());
    }
  }

  private String event(Invitation invitation, News due) {
    ObjectNode event = json.createObjectNode();
    ObjectNode about = event.putObject("invitation").put("id", invitation.id());
    if (invitation.email() != null) {
      about.put("email", invitation.email());
    }
    if (invitation.terms().title() != null) {
      about.put("title", invitation.terms().title());
    }
    event.put("files", due.files());
    event.put("bytes", due.bytes());
    event.put("since", due.since().toString());
    event.put("until", due.latest().toString());
    ArrayNode keys = event.putArray("images");
    images.keysSince(invitation.number(), due.since(), MAX_KEYS).forEach(keys::add);
    return json.writeValueAsString(event);
  }
}
