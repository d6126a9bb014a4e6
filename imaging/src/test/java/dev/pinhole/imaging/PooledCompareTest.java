package dev.pinhole.imaging;

import static java.util.Objects.requireNonNull;

import dev.pinhole.imaging.worker.PoolSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PooledCompareTest extends CompareContract {
  private static @Nullable ImageEngine pool;

  @BeforeAll
  static void start() {
    pool = pool(ImageLimits.DEFAULT);
  }

  @AfterAll
  static void stop() {
    requireNonNull(pool).close();
  }

  @Override
  ImageEngine engine() {
    return requireNonNull(pool);
  }

  @Override
  ImageEngine engine(ImageLimits limits) {
    return pool(limits);
  }

  private static ImageEngine pool(ImageLimits limits) {
    return Engines.pooled(limits, PoolSettings.defaults().withWorkers(1));
  }
}
