package dev.pinhole.imaging;

class InProcessCompareTest extends CompareContract {
  @Override
  ImageEngine engine() {
    return engine(ImageLimits.DEFAULT);
  }

  @Override
  ImageEngine engine(ImageLimits limits) {
    return Engines.inProcess(limits);
  }
}
