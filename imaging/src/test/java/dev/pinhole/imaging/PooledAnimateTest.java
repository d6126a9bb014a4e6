package dev.pinhole.imaging;

import org.junit.jupiter.api.extension.RegisterExtension;

class PooledAnimateTest extends AnimateContract {
  @RegisterExtension static final PooledEngine POOL = new PooledEngine();

  @Override
  ImageEngine engine() {
    return POOL.shared();
  }

  @Override
  ImageEngine engine(ImageLimits limits) {
    return PooledEngine.with(limits);
  }
}
