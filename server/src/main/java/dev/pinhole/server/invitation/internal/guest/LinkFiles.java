package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.invitation.InvitationMode;
import dev.pinhole.api.upload.CompletionRequest;
import dev.pinhole.api.upload.UploadView;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.invitation.LinkVisit.Awaited;
import dev.pinhole.server.invitation.LinkVisit.LinkFile;
import dev.pinhole.server.invitation.internal.FileRows;
import dev.pinhole.server.invitation.internal.FileRows.AnnouncedFile;
import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.Invited;
import dev.pinhole.server.invitation.internal.InvitedRows;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.UploadDesk;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The files of those who hold a link: announced by name alone, each with a number. */
@Component
class LinkFiles {
  /** Beyond the files that an invitation takes: those that were given up, or came twice. */
  private static final int SPARE = 1000;

  private final UploadDesk desk;
  private final GuestUploads uploads;
  private final FileRows rows;
  private final InvitedRows invited;
  private final Library library;
  private final Clock clock;

  LinkFiles(
      UploadDesk desk,
      GuestUploads uploads,
      FileRows rows,
      InvitedRows invited,
      Library library,
      Clock clock) {
    this.desk = desk;
    this.uploads = uploads;
    this.rows = rows;
    this.invited = invited;
    this.library = library;
    this.clock = clock;
  }

  Awaited announce(Guest guest, String name) throws IOException {
    requireFew(guest.invitation());
    UploadView upload = desk.announceOpen(uploads.of(guest), name);
    String id = Objects.requireNonNull(upload.id());
    AnnouncedFile file =
        rows.insert(guest.invitation().number(), id, upload.name(), clock.instant());
    return new Awaited(file.number(), file.name(), id, Objects.requireNonNull(upload.url()));
  }

  /** What came twice counts once for the invitation; yet each has a number, and is listed. */
  private void requireFew(Invitation invitation) {
    int most = uploads.maxFiles(invitation) + SPARE;
    if (rows.count(invitation.number()) >= most) {
      throw new ProblemException(
              ProblemCode.INVITATION_LIMIT,
              "By this link %d files have been announced, and no more can be.".formatted(most))
          .with("limit", "files")
          .with("maximum", most)
          .with("left", 0);
    }
  }

  void complete(Guest guest, long number, Map<String, Object> claims) throws IOException {
    AnnouncedFile file = find(guest, number);
    if (file.image() == null) {
      CompletionRequest request = new CompletionRequest(desk.keeps(claims) ? claims : null);
      desk.complete(uploads.of(guest, number), file.upload(), request);
    }
  }

  AnnouncedFile find(Guest guest, long number) {
    return rows.find(guest.invitation().number(), number).orElseThrow(ProblemException::notFound);
  }

  List<LinkFile> list(Guest guest) {
    // First of all: what comes meanwhile is an image by then.
    Set<String> pending =
        desk.pending(uploads.of(guest)).stream().map(UploadView::id).collect(Collectors.toSet());
    List<AnnouncedFile> announced = rows.list(guest.invitation().number());
    List<Invited> others = others(guest);
    Map<Long, Image> images = library.find(numbers(announced, others));
    return Stream.concat(
            announced.stream().flatMap(file -> announced(file, pending, images).stream()),
            others.stream().flatMap(brought -> brought(brought, images).stream()))
        .sorted(Comparator.comparing(LinkFile::announcedAt))
        .toList();
  }

  private static List<Long> numbers(List<AnnouncedFile> announced, List<Invited> others) {
    return Stream.concat(
            announced.stream().flatMap(file -> Stream.ofNullable(file.image())),
            others.stream().map(Invited::image))
        .toList();
  }

  /** Empty for what was given up, or is an image that is gone. */
  private static Optional<LinkFile> announced(
      AnnouncedFile file, Set<String> pending, Map<Long, Image> images) {
    LinkFile awaited =
        new LinkFile(
            Long.toString(file.number()), file.name(), null, file.createdAt(), file.updatedAt());
    Long image = file.image();
    if (image == null) {
      return pending.contains(file.upload()) ? Optional.of(awaited) : Optional.empty();
    }
    return Optional.ofNullable(images.get(image)).map(awaited::with);
  }

  /** What guests have brought by the page, where each may see what the others bring. */
  private List<Invited> others(Guest guest) {
    if (guest.invitation().terms().mode() != InvitationMode.GALLERY) {
      return List.of();
    }
    long invitation = guest.invitation().number();
    return invited
        .list(invitation, null, Long.MAX_VALUE, Integer.MAX_VALUE, clock.instant())
        .stream()
        .filter(brought -> !brought.guest().equals(guest.id()))
        .toList();
  }

  private static Optional<LinkFile> brought(Invited brought, Map<Long, Image> images) {
    return Optional.ofNullable(images.get(brought.image()))
        .map(image ->
            new LinkFile(
                brought.key(), brought.name(), image, brought.createdAt(), brought.createdAt()));
  }
}
