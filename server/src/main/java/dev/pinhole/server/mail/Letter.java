package dev.pinhole.server.mail;

import org.jspecify.annotations.Nullable;

/**
 * A message that waits to be sent. What it says is put together when it is sent, by its {@link
 * LetterKind}, so that no secret lies here.
 *
 * @param kind {@link LetterKind#name}
 * @param reference what it is about, as its kind writes it; together with the kind unique: putting
 *     it twice before the first is sent sends one
 * @param recipient null where the kind finds it out when it is sent
 * @param base of links in it, without a slash at its end; null where it has none
 * @param items that it tells of; those of one put again are added up
 * @param bytes of these items, likewise
 */
public record Letter(
    String kind,
    String reference,
    @Nullable String recipient,
    @Nullable String base,
    int items,
    long bytes) {

  /** One that only has to be known by what it is about. */
  public static Letter about(String kind, String reference) {
    return new Letter(kind, reference, null, null, 0, 0);
  }

  /** With links that begin like this. */
  public Letter linking(String address) {
    return new Letter(kind, reference, recipient, address, items, bytes);
  }

  /** To this address, whatever the kind would find. */
  public Letter to(String address) {
    return new Letter(kind, reference, address, base, items, bytes);
  }

  /** That tells of so much. */
  public Letter telling(int more, long size) {
    return new Letter(kind, reference, recipient, base, more, size);
  }

  /** Without the address. */
  @Override
  public String toString() {
    return "Letter[" + kind + "]";
  }
}
