package dev.pinhole.imaging;

class InProcessAnimateTest extends AnimateContract {
  @Override
  ImageEngine engine() {
    return engine(ImageLimits.DEFAULT);
  }

  @Override
  ImageEngine engine(ImageLimits limits) {
    return Engines.inProcess(limits);
  }
}
