package dev.pinhole.server.account;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.Token;
import dev.pinhole.api.account.TokenRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own API tokens. */
@RestController
@RequestMapping("/api/v1/tokens")
@RequiresScope(Scope.ACCOUNT)
class TokenController {
  private final ApiTokens tokens;

  TokenController(ApiTokens tokens) {
    this.tokens = tokens;
  }

  @PostMapping
  @RequiresProof
  @ResponseStatus(HttpStatus.CREATED)
  Token create(Caller caller, @RequestBody TokenRequest request) {
    return tokens.create(caller, request);
  }

  @GetMapping
  List<Token> list(Caller caller) {
    return tokens.list(caller.accountId());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller, @PathVariable long id) {
    tokens.delete(caller.accountId(), id);
  }
}
