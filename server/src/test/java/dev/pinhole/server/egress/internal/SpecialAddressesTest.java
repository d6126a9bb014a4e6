package dev.pinhole.server.egress.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpecialAddressesTest {

  /** First and last address of each special range, next to those that are not in it. */
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0,0.255.255.255,this network,,1.0.0.0",
    "10.0.0.0,10.255.255.255,private,9.255.255.255,11.0.0.0",
    "100.64.0.0,100.127.255.255,carrier's,100.63.255.255,100.128.0.0",
    "127.0.0.0,127.255.255.255,loopback,126.255.255.255,128.0.0.0",
    "161.26.0.0,161.26.255.255,cloud platform,161.25.255.255,161.27.0.0",
    "166.8.0.0,166.11.255.255,cloud platform,166.7.255.255,166.12.0.0",
    "168.63.129.16,168.63.129.16,cloud platform,168.63.129.15,168.63.129.17",
    "169.254.0.0,169.254.255.255,link-local,169.253.255.255,169.255.0.0",
    "172.16.0.0,172.31.255.255,private,172.15.255.255,172.32.0.0",
    "192.0.0.0,192.0.0.255,protocol assignment,191.255.255.255,192.0.1.0",
    "192.0.2.0,192.0.2.255,documentation,192.0.1.255,192.0.3.0",
    "192.88.99.0,192.88.99.255,6to4 relay,192.88.98.255,192.88.100.0",
    "192.168.0.0,192.168.255.255,private,192.167.255.255,192.169.0.0",
    "198.18.0.0,198.19.255.255,benchmarking,198.17.255.255,198.20.0.0",
    "198.51.100.0,198.51.100.255,documentation,198.51.99.255,198.51.101.0",
    "203.0.113.0,203.0.113.255,documentation,203.0.112.255,203.0.114.0",
    "224.0.0.0,239.255.255.255,multicast,223.255.255.255,",
    "240.0.0.0,255.255.255.254,reserved,,",
    "255.255.255.255,255.255.255.255,broadcast,,",
    "::,::,unspecified,,",
    "::1,::1,loopback,,",
    "::2,::ffff:ffff,IPv4-compatible,,",
    "::ffff:0:0,::ffff:ffff:ffff,IPv4-mapped,,",
    "::ffff:0:0:0,::ffff:0:ffff:ffff,IPv4-translated,,",
    "64:ff9b::,64:ff9b::ffff:ffff,NAT64,,",
    "64:ff9b:1::,64:ff9b:1:ffff:ffff:ffff:ffff:ffff,NAT64,,",
    "100::,100::ffff:ffff:ffff:ffff,discard-only,,",
    "100:0:0:1::,100:0:0:1:ffff:ffff:ffff:ffff,dummy,,",
    "101::,1fff::,unassigned,,2400::",
    "2001::,2001:0:ffff:ffff:ffff:ffff:ffff:ffff,Teredo,,",
    "2001:1::,2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff,protocol assignment,,2001:200::",
    "2001:2::,2001:2:0:ffff:ffff:ffff:ffff:ffff,benchmarking,,",
    "2001:10::,2001:1f:ffff:ffff:ffff:ffff:ffff:ffff,ORCHID,,",
    "2001:20::,2001:2f:ffff:ffff:ffff:ffff:ffff:ffff,ORCHIDv2,,",
    "2001:30::,2001:3f:ffff:ffff:ffff:ffff:ffff:ffff,drone identity,,",
    "2001:db8::,2001:db8:ffff:ffff:ffff:ffff:ffff:ffff,documentation,2001:db7::,2001:db9::",
    "2002::,2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff,6to4,2001:ffff::,2003::",
    "3fff::,3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff,documentation,3ffe::,3fff:1000::",
    "4000::,5eff::,unassigned,2606:4700::1111,2a00:1450::1",
    "5f00::,5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff,segment routing,,",
    "fc00::,fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,private,,",
    "fd00:ec2::254,fd00:ec2::23,cloud metadata,,",
    "fd20:ce::254,fd00:c1::a9fe:a9fe,cloud metadata,,",
    "fe80::,febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff,link-local,,",
    "fec0::,feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,site-local,,",
    "ff00::,ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,multicast,,",
    "100.100.100.200,192.0.0.192,cloud metadata,,"
  })
  void judgesByRange(String first, String last, String what, String before, String after) {
    assertThat(what(first)).isEqualTo(what);
    assertThat(what(last)).isEqualTo(what);
    Stream.of(before, after)
        .filter(text -> text != null)
        .forEach(text -> assertThat(what(text)).as(text).isEqualTo("public"));
  }

  private static String what(String address) {
    byte[] bytes = AddressLiteral.any(address).orElseThrow();
    return SpecialAddresses.row(bytes).map(SpecialAddresses.Row::what).orElse("public");
  }

  static Stream<SpecialAddresses.Row> rows() {
    return SpecialAddresses.ROWS.stream();
  }

  /** A row behind a wider one would never be found. */
  @ParameterizedTest
  @MethodSource("rows")
  void everyRowCounts(SpecialAddresses.Row row) {
    String network = row.range().toString().replaceAll("/.*", "");
    byte[] bytes = AddressLiteral.any(network).orElseThrow();
    boolean wider = Arrays.asList("::/96", "2001::/23", "240.0.0.0/4").contains("" + row.range());
    assertThat(SpecialAddresses.row(bytes).map(SpecialAddresses.Row::what))
        .as(HexFormat.of().formatHex(bytes))
        .matches(found -> wider || found.equals(Optional.of(row.what())));
    assertThat(row.source()).isNotBlank();
  }
}
