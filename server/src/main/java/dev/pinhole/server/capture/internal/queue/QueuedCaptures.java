package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.CaptureQuery;
import dev.pinhole.server.capture.Captures;
import dev.pinhole.server.capture.Draft;
import dev.pinhole.server.capture.Submission;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.webhook.Webhooks;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class QueuedCaptures implements Captures {
  private final Drafts drafts;
  private final Intake intake;
  private final CaptureRows rows;
  private final TurnRows turnRows;
  private final Turns turns;
  private final Ending ending;
  private final Watch watch;
  private final Webhooks webhooks;
  private final TransactionTemplate transaction;

  QueuedCaptures(
      Drafts drafts,
      Intake intake,
      CaptureRows rows,
      TurnRows turnRows,
      Turns turns,
      Ending ending,
      Watch watch,
      Webhooks webhooks,
      TransactionTemplate transaction) {
    this.drafts = drafts;
    this.intake = intake;
    this.rows = rows;
    this.turnRows = turnRows;
    this.turns = turns;
    this.ending = ending;
    this.watch = watch;
    this.webhooks = webhooks;
    this.transaction = transaction;
  }

  @Override
  public Draft draft(Submission submission) {
    checkWebhook(submission);
    return drafts.of(submission);
  }

  @Override
  public Capture submit(Draft draft) {
    return intake.submit(draft);
  }

  @Override
  public Optional<Capture> known(Submission submission) {
    return intake.known(submission);
  }

  @Override
  public Capture obtain(Submission submission) {
    return intake.obtain(drafts.of(submission));
  }

  private void checkWebhook(Submission submission) {
    String url = submission.request().terms().webhookUrl();
    if (url != null) {
      webhooks.checkUrl("webhook_url", url);
    }
  }

  @Override
  public void abandon(Capture capture) {
    if (watch.isAwaited(capture.id())) {
      return;
    }
    transaction.executeWithoutResult(_ -> {
      turns.lock(capture.owner());
      if (turnRows.isFleeting(capture.number()) && turnRows.followers(capture.number()).isEmpty()) {
        ending.cancel(capture);
      }
    });
  }

  @Override
  public void lock(long owner) {
    turns.lock(owner);
  }

  @Override
  public Capture find(long owner, String id) {
    if (!Ids.valid(id)) {
      throw ProblemException.notFound();
    }
    return rows.find(owner, id).orElseThrow(ProblemException::notFound);
  }

  @Override
  public List<Capture> list(CaptureQuery query) {
    return rows.list(query);
  }

  @Override
  public void remove(long owner, String id) {
    transaction.executeWithoutResult(_ -> {
      turns.lock(owner);
      Capture capture = find(owner, id);
      if (!rows.delete(capture)) {
        ending.cancel(capture);
      }
    });
  }
}
