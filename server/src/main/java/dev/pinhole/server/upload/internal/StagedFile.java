package dev.pinhole.server.upload.internal;

import dev.pinhole.server.image.Arrival;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.internal.staging.StagedPart;
import dev.pinhole.server.upload.internal.staging.StagingStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What clients have sent, on its way from the store into the library. */
@Component
class StagedFile {
  private static final Logger LOG = LoggerFactory.getLogger(StagedFile.class);

  private final StagingStore store;
  private final Library library;

  StagedFile(StagingStore store, Library library) {
    this.store = store;
    this.library = library;
  }

  /**
   * Reads it once and compares it with what was announced. The caller closes what it gets.
   *
   * @param most bytes that are taken, now
   * @throws dev.pinhole.server.platform.ProblemException where something is missing, or it is
   *     another file
   */
  Arrival fetch(StoredUpload upload, long most) throws IOException {
    Optional<String> object = store.object(upload.id());
    if (upload.announcement().isOpen()) {
      return object.isPresent() ? takenOver(object.get(), most) : staged(upload.id(), most);
    }
    Announcements.requireAtMost(most, upload.announcement().bytes());
    if (object.isPresent() && upload.plan() == null) {
      return checked(upload, takenOver(upload, object.get()));
    }
    requireSize(upload);
    return checked(
        upload,
        object.isPresent()
            ? takenOver(upload, object.get())
            : staged(upload.id(), upload.announcement().bytes()));
  }

  private Arrival takenOver(StoredUpload upload, String object) throws IOException {
    try {
      return takenOver(object, upload.announcement().bytes());
    } catch (ProblemException tooLarge) {
      // says by how much
      requireSize(upload);
      throw tooLarge;
    }
  }

  private Arrival takenOver(String object, long most) throws IOException {
    try {
      return library.stageObject(object, most);
    } catch (NoSuchFileException e) {
      throw UploadProblems.notSent();
    }
  }

  private Arrival staged(String key, long most) throws IOException {
    Arrival arrival = null;
    try (InputStream in = store.open(key)) {
      arrival = library.stage(in, most);
      return arrival;
    } catch (IOException e) {
      if (arrival != null) {
        // read to the end, and then the store could not be closed
        arrival.close();
      }
      if (e instanceof NoSuchFileException) {
        throw UploadProblems.notSent();
      }
      throw e;
    }
  }

  private void requireSize(StoredUpload upload) throws IOException {
    OptionalLong size = store.size(upload.id());
    PartPlan plan = upload.plan();
    if (size.isEmpty() && plan != null) {
      join(upload, plan);
      size = store.size(upload.id());
    }
    long found = size.orElseThrow(UploadProblems::notSent);
    long announced = upload.announcement().bytes();
    if (found != announced) {
      throw UploadProblems.wrongLength(announced, found);
    }
  }

  private void join(StoredUpload upload, PartPlan plan) throws IOException {
    String transfer = upload.transfer();
    List<StagedPart> arrived = transfer == null ? List.of() : arrived(upload.id(), transfer);
    List<Integer> missing =
        IntStream.rangeClosed(1, plan.count())
            .filter(number -> !arrived.contains(new StagedPart(number, plan.length(number))))
            .boxed()
            .toList();
    if (transfer == null || !missing.isEmpty()) {
      throw UploadProblems.missing(missing);
    }
    store.join(upload.id(), transfer);
  }

  /** Of a transfer that is over nothing is left; whoever asks for the upload gets another. */
  private List<StagedPart> arrived(String key, String transfer) throws IOException {
    try {
      return store.parts(key, transfer);
    } catch (NoSuchFileException over) {
      return List.of();
    }
  }

  private static Arrival checked(StoredUpload upload, Arrival arrival) {
    String announced = upload.announcement().sha256();
    if (arrival.size() != upload.announcement().bytes()) {
      arrival.close();
      throw UploadProblems.wrongLength(upload.announcement().bytes(), arrival.size());
    }
    if (announced != null && !announced.equals(arrival.sha256())) {
      arrival.close();
      throw UploadProblems.wrongHash(announced, arrival.sha256());
    }
    return arrival;
  }

  /** For what is over. What cannot be deleted now is swept later. */
  void discard(StoredUpload upload) {
    try {
      store.delete(upload.id());
      String transfer = upload.transfer();
      if (transfer != null) {
        store.abort(upload.id(), transfer);
      }
    } catch (IOException e) {
      LOG.warn("What was sent for upload {} cannot be deleted now; the sweep will", upload.id(), e);
    }
  }
}
