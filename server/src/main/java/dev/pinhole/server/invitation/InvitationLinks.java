package dev.pinhole.server.invitation;

import dev.pinhole.server.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Invitations by a link that ends with a UUID, for programs to which a token is one. It opens the
 * same invitation as the native link, as long as that one does.
 */
public interface InvitationLinks {

  /**
   * Invites somebody, or extends the invitation that the address has from this owner. Whoever holds
   * the link of a new one sees all that comes by it.
   *
   * @param base of the server's addresses, for the message to the invited person
   */
  InvitationLink invite(long owner, String email, String base);

  /**
   * The same at the wish of a stranger: in the owner's name, and without a message to anybody. It
   * finds only what strangers have begun, so that nobody learns a link of the owner's own making by
   * naming its address.
   */
  InvitationLink inviteForStranger(long owner, String email);

  /**
   * Lets in whoever shows a token.
   *
   * @param token may be anything
   * @param address whose attempts are counted
   * @throws ProblemException invitation-invalid, whatever is wrong with the token; or where the
   *     invitation asks for a name or a password
   */
  LinkVisit enter(@Nullable String token, String address);

  /**
   * The page where people upload, which asks for a name or a password itself.
   *
   * @param base of the server's addresses, without a slash at its end
   */
  String page(@Nullable String token, String address, String base);
}
