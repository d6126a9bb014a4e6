package dev.pinhole.server.oauth.internal;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.oauth.OAuthClient;
import dev.pinhole.api.oauth.OAuthClientChange;
import dev.pinhole.api.oauth.OAuthClientRequest;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresProof;
import dev.pinhole.server.account.RequiresScope;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The programs that may ask people to let them act. */
@RestController
@RequestMapping("/api/v1/admin/clients")
@RequiresScope(Scope.ADMIN)
class AdminClientController {
  private final ClientDesk desk;

  AdminClientController(ClientDesk desk) {
    this.desk = desk;
  }

  /** Oldest first. */
  @GetMapping
  List<OAuthClient> list() {
    return desk.list();
  }

  @PostMapping
  @RequiresProof(byPerson = true)
  @ResponseStatus(HttpStatus.CREATED)
  OAuthClient make(Caller caller, @RequestBody OAuthClientRequest request) {
    return desk.make(caller.accountId(), request);
  }

  @GetMapping("/{id}")
  OAuthClient get(@PathVariable String id) {
    return desk.get(id);
  }

  @PatchMapping("/{id}")
  @RequiresProof(byPerson = true)
  OAuthClient change(
      Caller caller, @PathVariable String id, @RequestBody OAuthClientChange change) {
    return desk.change(caller.accountId(), id, change);
  }

  @PostMapping("/{id}/secret")
  @RequiresProof(byPerson = true)
  OAuthClient newSecret(Caller caller, @PathVariable String id) {
    return desk.newSecret(caller.accountId(), id);
  }

  /** Ends all that people have let it do. */
  @DeleteMapping("/{id}")
  @RequiresProof
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller, @PathVariable String id) {
    desk.delete(caller.accountId(), id);
  }
}
