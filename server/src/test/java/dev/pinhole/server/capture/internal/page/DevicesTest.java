package dev.pinhole.server.capture.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {

  @ParameterizedTest
  @ValueSource(strings = {"iPhone 13 Pro", "iphone_13_pro", "IPHONE-13-PRO", "iphone13pro"})
  void findsADeviceHoweverItIsWritten(String name) {
    assertThat(Devices.find(name)).map(Device::name).contains("iPhone 13 Pro");
  }

  @ParameterizedTest
  @ValueSource(strings = {"galaxy s9+", "galaxy_s9_plus", "Pixel 4a (5G)", "pixel_4a_5g"})
  void heedsSigns(String name) {
    assertThat(Devices.find(name)).isPresent();
  }

  @Test
  void namesWhatWasMeant() {
    assertThat(Devices.find("iPhone 13 Prro")).isEmpty();
    assertThat(Devices.near("iPhone 13 Prro")).contains("iPhone 13 Pro").hasSize(5);
    assertThat(Devices.near("pixel")).allMatch(name -> name.startsWith("Pixel"));
    assertThat(Devices.near("")).hasSize(5);
  }

  @Test
  void knowsDevicesHeldSideways() {
    Device phone = Devices.find("iPhone 13").orElseThrow();
    assertThat(Devices.sideways(phone)).map(Device::width).contains(750);
  }
}
