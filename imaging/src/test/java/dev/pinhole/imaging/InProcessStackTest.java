package dev.pinhole.imaging;

class InProcessStackTest extends StackContract {
  @Override
  ImageEngine engine() {
    return engine(ImageLimits.DEFAULT);
  }

  @Override
  ImageEngine engine(ImageLimits limits) {
    return Engines.inProcess(limits);
  }
}
