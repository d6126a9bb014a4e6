package dev.pinhole.server.webhook.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.egress.EgressPolicy;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.WebAddress;
import org.springframework.stereotype.Component;

/** Where a webhook can be sent, as far as it can be said before anything is looked up. */
@Component
class ReceiverRule {
  private final EgressPolicy policy;

  ReceiverRule(EgressPolicy policy) {
    this.policy = policy;
  }

  void check(String parameter, String url) {
    policy
        .refusal(WebAddress.parse(parameter, url))
        .ifPresent(refusal -> {
          throw new ProblemException(
                  ProblemCode.INVALID_PARAMETER, parameter + ": " + refusal.detail() + ".")
              .with("parameter", parameter);
        });
  }
}
