package dev.pinhole.client;

import dev.pinhole.api.account.AccessToken;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Login;
import java.io.IOException;
import java.net.URI;

/// A connection to one server on behalf of one account. Thread-safe; holds no open socket of its
/// own beyond what the JDK's HTTP client keeps alive.
///
/// Every call throws {@link PinholeException} where the server refuses, with the server's own
/// problem in it, and {@link IOException} where the server cannot be reached.
public final class PinholeClient {

  private final Transport transport;

  private PinholeClient(Transport transport) {
    this.transport = transport;
  }

  /// A client with a credential that is there already.
  ///
  /// @param server its address, for example `http://localhost:8080`
  /// @param token an API token or a session
  public static PinholeClient withToken(URI server, String token) {
    return new PinholeClient(new Transport(server, token));
  }

  /// Signs in; the session lasts an hour.
  ///
  /// @param username or e-mail address
  public static PinholeClient signIn(URI server, String username, String password)
      throws IOException, InterruptedException {
    Transport anonymous = new Transport(server, null);
    AccessToken session =
        anonymous.post("/api/v1/login", new Login(username, password), AccessToken.class);
    return withToken(server, session.value());
  }

  /// The account that this client acts for.
  public Account account() throws IOException, InterruptedException {
    return transport.get("/api/v1/account", Account.class);
  }

  public Images images() {
    return new Images(transport);
  }

  /// Images that are sent straight to where they are kept.
  public Uploads uploads() {
    return new Uploads(transport);
  }

  public Captures captures() {
    return new Captures(transport);
  }

  public Invitations invitations() {
    return new Invitations(transport);
  }

  public Tokens tokens() {
    return new Tokens(transport);
  }

  /// What admins see and do.
  public Admin admin() {
    return new Admin(transport);
  }
}
