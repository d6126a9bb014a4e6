package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.server.invitation.LinkVisit;
import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.platform.Ids;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One request of somebody who holds a link. */
record Visit(LinkFiles all, Invitation invitation, UUID token) implements LinkVisit {
  /** All who hold a link; of the form of guests' ids, and none that is ever drawn. */
  private static final String HOLDERS = "0".repeat(Ids.LENGTH);

  Guest guest() {
    return new Guest(invitation, HOLDERS, null);
  }

  @Override
  public Awaited announce(String name) throws IOException {
    return all.announce(guest(), name);
  }

  @Override
  public void complete(long number, Map<String, Object> claims) throws IOException {
    all.complete(guest(), number, claims);
  }

  @Override
  public void require(long number) {
    all.find(guest(), number);
  }

  @Override
  public List<LinkFile> files() {
    return all.list(guest());
  }

  @Override
  public String toString() {
    return "Visit[" + invitation + "]";
  }
}
