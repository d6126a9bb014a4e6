package dev.pinhole.server.upload.internal;

import dev.pinhole.api.upload.UploadPart;
import dev.pinhole.api.upload.UploadView;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.internal.staging.SignedRequest;
import dev.pinhole.server.upload.internal.staging.StagedPart;
import dev.pinhole.server.upload.internal.staging.StagingStore;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The requests by which clients send what they announced. */
@Component
class Sending {
  private final StagingStore store;
  private final UploadRows rows;
  private final DirectUploadProperties properties;
  private final Clock clock;

  Sending(StagingStore store, UploadRows rows, DirectUploadProperties properties, Clock clock) {
    this.store = store;
    this.rows = rows;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * A pending upload with requests that are valid from now on.
   *
   * @param most bytes that are taken where it was not announced how many there are
   */
  UploadView signed(StoredUpload upload, long most) throws IOException {
    PartPlan plan = upload.plan();
    return plan == null
        ? UploadViews.pending(upload, whole(upload, most), null)
        : UploadViews.pending(upload, null, parts(upload, plan));
  }

  /** A store may have dropped a transfer that took long: then all parts come anew, in another. */
  private List<UploadPart> parts(StoredUpload upload, PartPlan plan) throws IOException {
    StoredUpload begun = begun(upload);
    try {
      return partsOf(begun, plan);
    } catch (NoSuchFileException over) {
      rows.lost(upload.id(), Objects.requireNonNull(begun.transfer()));
      StoredUpload now = rows.find(upload.id()).orElseThrow(ProblemException::notFound);
      return partsOf(begun(now), plan);
    }
  }

  private SignedRequest whole(StoredUpload upload, long most) {
    Announcement file = upload.announcement();
    return file.isOpen()
        ? store.putOpen(upload.id(), most, until(upload))
        : store.put(upload.id(), file.bytes(), file.type(), until(upload));
  }

  /** Begun when first asked for; of two who ask at once, one's is used. */
  private StoredUpload begun(StoredUpload upload) throws IOException {
    if (upload.transfer() != null) {
      return upload;
    }
    String transfer = store.begin(upload.id(), upload.announcement().type());
    if (rows.begun(upload.id(), transfer)) {
      return upload.with(transfer);
    }
    StoredUpload now = rows.find(upload.id()).orElseThrow(ProblemException::notFound);
    if (!transfer.equals(now.transfer())) {
      store.abort(upload.id(), transfer);
    }
    return now;
  }

  private List<UploadPart> partsOf(StoredUpload upload, PartPlan plan) throws IOException {
    if (store.size(upload.id()).isPresent()) {
      // joined already, by somebody who then could not go on
      return numbers(plan).mapToObj(number -> arrived(plan, number)).toList();
    }
    String transfer = upload.transfer();
    if (transfer == null) {
      // not begun, so it is pending no more
      throw UploadProblems.expired();
    }
    Map<Integer, StagedPart> arrived =
        store.parts(upload.id(), transfer).stream()
            .collect(Collectors.toMap(StagedPart::number, Function.identity()));
    Instant until = until(upload);
    return numbers(plan)
        .mapToObj(number -> {
          StagedPart part = arrived.get(number);
          return part != null && part.size() == plan.length(number)
              ? arrived(plan, number)
              : missing(upload.id(), transfer, plan, number, until);
        })
        .toList();
  }

  private static IntStream numbers(PartPlan plan) {
    return IntStream.rangeClosed(1, plan.count());
  }

  private static UploadPart arrived(PartPlan plan, int number) {
    return new UploadPart(number, plan.offset(number), plan.length(number), true, null, null);
  }

  private UploadPart missing(
      String key, String transfer, PartPlan plan, int number, Instant until) {
    SignedRequest request = store.putPart(key, transfer, number, plan.length(number), until);
    return new UploadPart(
        number, plan.offset(number), plan.length(number), false, request.url(), request.headers());
  }

  private Instant until(StoredUpload upload) {
    Instant link = clock.instant().plus(properties.linkExpiry());
    return link.isBefore(upload.expiresAt()) ? link : upload.expiresAt();
  }
}
