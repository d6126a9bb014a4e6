package dev.pinhole.server.audit;

import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.ForMaintenance;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Writes the audit trail. */
@Component
@ForMaintenance
public class Audit {
  private static final int LONGEST_AGENT = 300;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  public Audit(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Adds an entry; in the caller's transaction, where there is one. From where is what the request
   * says that is being answered.
   *
   * @param actor the account that did it; null for nobody who is known
   * @param subject what it was done to, for example {@code account 7}; nothing secret
   * @param details more, by name; nothing secret
   */
  public void record(
      Action action, @Nullable Long actor, String subject, Map<String, String> details) {
    HttpServletRequest request = request();
    jdbc.sql(
            """
            INSERT INTO audit (at, action, actor, subject, address, agent, details)
            VALUES (:at, :action, :actor, :subject, :address, :agent, :details)
            """)
        .param("at", clock.millis())
        .param("action", action.value())
        .param("actor", actor)
        .param("subject", subject)
        .param("address", request == null ? null : ClientAddress.of(request))
        .param("agent", request == null ? null : agent(request))
        .param("details", details.isEmpty() ? null : json.writeValueAsString(details))
        .update();
  }

  private static @Nullable HttpServletRequest request() {
    return RequestContextHolder.getRequestAttributes()
            instanceof ServletRequestAttributes attributes
        ? attributes.getRequest()
        : null;
  }

  private static @Nullable String agent(HttpServletRequest request) {
    String agent = request.getHeader(HttpHeaders.USER_AGENT);
    return agent == null ? null : agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
  }
}
