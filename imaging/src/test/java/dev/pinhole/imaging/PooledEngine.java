package dev.pinhole.imaging;

import static java.util.Objects.requireNonNull;

import dev.pinhole.imaging.worker.PoolSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A pool of one worker for all tests of a class.
final class PooledEngine implements BeforeAllCallback, AfterAllCallback {
  private @Nullable ImageEngine pool;

  @Override
  public void beforeAll(ExtensionContext context) {
    pool = with(ImageLimits.DEFAULT);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    requireNonNull(pool).close();
  }

  ImageEngine shared() {
    return requireNonNull(pool);
  }

  /// Another pool; closed by the test.
  static ImageEngine with(ImageLimits limits) {
    return Engines.pooled(limits, PoolSettings.defaults().withWorkers(1));
  }
}
