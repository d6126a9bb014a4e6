package dev.pinhole.server.image;

import dev.pinhole.api.image.ImageSource;
import dev.pinhole.server.account.Quotas;
import dev.pinhole.server.platform.ProblemException;
import org.springframework.stereotype.Component;

/** The room that images take in the library of their owner. */
@Component
class Room {
  private final Quotas quotas;

  Room(Quotas quotas) {
    this.quotas = quotas;
  }

  /**
   * Whether there is room just now, to be asked before work is done or bytes are sent.
   *
   * @throws ProblemException where there is not
   */
  void require(long owner, ImageSource source, long bytes) {
    quotas
        .shortage(owner, bytes)
        .ifPresent(shortage -> {
          throw Refusal.noRoom(shortage, source);
        });
  }

  /**
   * Takes room, at the end of the transaction that adds the image.
   *
   * @throws ProblemException where there is none
   */
  void take(Image image) {
    quotas
        .add(image.owner(), image.content().size())
        .ifPresent(shortage -> {
          throw Refusal.noRoom(shortage, image.source());
        });
  }

  /** Gives it back, at the end of the transaction that deletes the image. */
  void free(Image image) {
    quotas.remove(image.owner(), image.content().size());
  }
}
