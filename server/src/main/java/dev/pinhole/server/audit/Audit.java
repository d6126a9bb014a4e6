package dev.pinhole.server.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pinhole.server.audit.internal.EntryText;
import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.ForMaintenance;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the audit trail. Texts are cut to a bounded length and lose what could forge a line of a
 * log, since some of them are a stranger's.
 */
@Component
@ForMaintenance
public class Audit {
  private static final Duration HOUR = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;
  // Only spares the database a question: that there is one entry is the table's doing.
  private final Cache<String, Boolean> written =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(HOUR).build();

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
    insert(action, actor, subject, details, null, null);
  }

  /**
   * Adds an entry for what is done again and again, such as looking: the first in each hour of the
   * clock. By whom, what, to what and with which details make it the same.
   *
   * @param address from where, for who answers before Spring knows of the request; else null
   */
  public void recordHourly(
      Action action,
      long actor,
      String subject,
      Map<String, String> details,
      @Nullable String address) {
    long hour = clock.millis() / HOUR.toMillis();
    String once =
        "%d %s %s %s %d".formatted(hour, action.value(), subject, new TreeMap<>(details), actor);
    if (written.getIfPresent(once) != null) {
      return;
    }
    insert(action, actor, subject, details, address, once);
    // What is rolled back has not been written.
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      written.put(once, true);
    }
  }

  private void insert(
      Action action,
      @Nullable Long actor,
      String subject,
      Map<String, String> details,
      @Nullable String address,
      @Nullable String once) {
    HttpServletRequest request = request();
    jdbc.sql(
            """
            INSERT INTO audit (at, action, actor, subject, address, agent, details, once)
            VALUES (:at, :action, :actor, :subject, :address, :agent, :details, :once)
            ON CONFLICT (once) DO NOTHING
            """)
        .param("at", clock.millis())
        .param("action", action.value())
        .param("actor", actor)
        .param("subject", EntryText.clean(subject))
        .param("address", address == null ? address(request) : EntryText.clean(address))
        .param("agent", agent(request))
        .param("details", details.isEmpty() ? null : json.writeValueAsString(EntryText.of(details)))
        .param("once", once)
        .update();
  }

  private static @Nullable HttpServletRequest request() {
    return RequestContextHolder.getRequestAttributes()
            instanceof ServletRequestAttributes attributes
        ? attributes.getRequest()
        : null;
  }

  /** A proxy's header can carry anything. */
  private static @Nullable String address(@Nullable HttpServletRequest request) {
    return request == null ? null : EntryText.clean(ClientAddress.of(request));
  }

  private static @Nullable String agent(@Nullable HttpServletRequest request) {
    String agent = request == null ? null : request.getHeader(HttpHeaders.USER_AGENT);
    return agent == null ? null : EntryText.clean(agent);
  }
}
