package dev.pinhole.client;

import dev.pinhole.api.account.Token;
import dev.pinhole.api.account.TokenRequest;
import java.io.IOException;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/// The account's API tokens. Needs a session: a token cannot make tokens.
public final class Tokens {

  private static final String PATH = "/api/v1/tokens";

  private final Transport transport;

  Tokens(Transport transport) {
    this.transport = transport;
  }

  /// The answer is the only one that holds {@link Token#token()}.
  public Token create(TokenRequest request) throws IOException, InterruptedException {
    return transport.post(PATH, request, Token.class);
  }

  public List<Token> list() throws IOException, InterruptedException {
    return transport.get(PATH, new TypeReference<List<Token>>() {});
  }

  /// The token stops working at once.
  public void delete(long id) throws IOException, InterruptedException {
    transport.delete(PATH + "/" + id);
  }
}
