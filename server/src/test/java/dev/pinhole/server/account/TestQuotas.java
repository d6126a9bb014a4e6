package dev.pinhole.server.account;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** Quotas without a server around them. */
public final class TestQuotas {
  private TestQuotas() {}

  public static Quotas of(JdbcClient jdbc, @Nullable Long bytes, @Nullable Long images) {
    QuotaProperties settings =
        new QuotaProperties(bytes == null ? null : DataSize.ofBytes(bytes), images);
    return new Quotas(new UsageRows(jdbc, settings));
  }
}
