package dev.pinhole.server;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * An SQLite database that notes how it goes about each statement. It keeps no statistics, so that
 * what it does with empty tables is what it does with full ones.
 */
public final class QueryPlans extends DelegatingDataSource implements AutoCloseable {
  private final List<String> steps = new ArrayList<>();
  private final HikariDataSource pool;

  public QueryPlans() {
    this(TestDatabase.SQLITE.migrated());
  }

  private QueryPlans(HikariDataSource pool) {
    super(pool);
    this.pool = pool;
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Of all statements so far, as {@code EXPLAIN QUERY PLAN} words them. */
  public List<String> steps() {
    return List.copyOf(steps);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> call(connection, method, arguments));
  }

  private @Nullable Object call(
      Connection connection, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("prepareStatement") && arguments != null) {
      explain(connection, String.valueOf(arguments[0]));
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private void explain(Connection connection, String sql) throws SQLException {
    try (PreparedStatement explain = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
        ResultSet plan = explain.executeQuery()) {
      while (plan.next()) {
        steps.add(plan.getString("detail"));
      }
    }
  }
}
