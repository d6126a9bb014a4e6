package dev.pinhole.server.recovery.internal;

import dev.pinhole.api.account.PasswordResetLink;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.AccountRecovery;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresProof;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ServerAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where nothing can be mailed, an admin hands the link over. */
@RestController
@RequestMapping("/api/v1/admin/accounts")
@RequiresScope(Scope.ADMIN)
@Tag(name = "Recovery")
class AdminRecoveryController {
  private final AccountRecovery accounts;
  private final RecoveryLinks links;
  private final ServerAddress address;
  private final Audit audit;

  AdminRecoveryController(
      AccountRecovery accounts, RecoveryLinks links, ServerAddress address, Audit audit) {
    this.accounts = accounts;
    this.links = links;
    this.address = address;
    this.audit = audit;
  }

  @PostMapping("/{id}/password-reset")
  @RequiresProof(byPerson = true)
  @Operation(summary = "A link with which a person sets a new password, once")
  PasswordResetLink link(Caller caller, @PathVariable long id) {
    RecoveryLinks.Link link =
        links.reset(accounts.find(id).orElseThrow(ProblemException::notFound), base());
    audit.record(Action.PASSWORD_RESET_LINK_MADE, caller.accountId(), "account " + id, Map.of());
    return new PasswordResetLink(link.address(), link.end());
  }

  private String base() {
    return address.orOfRequest();
  }
}
