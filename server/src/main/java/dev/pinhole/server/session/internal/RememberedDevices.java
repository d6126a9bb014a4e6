package dev.pinhole.server.session.internal;

import dev.pinhole.api.session.Device;
import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.account.Secrets;
import dev.pinhole.server.account.Visit;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.ConstantTime;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.session.Devices;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Each has a cookie of 128 random bits, of which the hash is kept. */
@Component
class RememberedDevices implements Devices {
  static final Duration LIFETIME = Duration.ofDays(30);

  private static final int MOST = 20;

  private final DeviceRows rows;
  private final Accounts accounts;
  private final Audit audit;
  private final Clock clock;

  RememberedDevices(DeviceRows rows, Accounts accounts, Audit audit, Clock clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public boolean knows(long account, @Nullable String device) {
    Optional<StoredDevice> known = find(account, device);
    known.ifPresent(d -> rows.used(d.id(), clock.instant()));
    return known.isPresent();
  }

  @Override
  public void remember(long account, HttpServletRequest request, HttpServletResponse response) {
    // One that stood for a code just now is not prolonged by that.
    if (find(account, Visit.of(request).device()).isPresent()) {
      return;
    }
    Instant now = clock.instant();
    String secret = Ids.next();
    rows.insert(
        new StoredDevice(
            0,
            account,
            Secrets.hash(secret),
            version(account),
            ClientAddress.of(request),
            Agent.of(request),
            now,
            now.plus(LIFETIME),
            null),
        MOST);
    Visit.DEVICE_COOKIE.write(request, response, secret, LIFETIME);
    audit.record(Action.DEVICE_REMEMBERED, account, CookieSessions.subject(account), Map.of());
  }

  @Override
  public void forgetAll(long account) {
    rows.deleteAll(account);
  }

  List<Device> list(long account, HttpServletRequest request) {
    String secret = Visit.of(request).device();
    String own = secret == null ? "" : Secrets.hash(secret);
    int version = version(account);
    return rows.of(account).stream()
        .filter(device -> device.runs(version, clock.instant()))
        .map(device -> device.shown(ConstantTime.same(device.hash(), own)))
        .toList();
  }

  void forget(long account, long id) {
    if (!rows.delete(account, id)) {
      throw ProblemException.notFound();
    }
    audit.record(Action.DEVICE_FORGOTTEN, account, "device " + id, Map.of());
  }

  private Optional<StoredDevice> find(long account, @Nullable String secret) {
    if (secret == null || !Ids.valid(secret)) {
      return Optional.empty();
    }
    int version = version(account);
    return rows.find(account, Secrets.hash(secret)).filter(d -> d.runs(version, clock.instant()));
  }

  private int version(long account) {
    return accounts.version(account).orElseThrow(ProblemException::notFound);
  }
}
