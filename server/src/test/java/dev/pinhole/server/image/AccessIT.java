package dev.pinhole.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.account.Caller;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PinholeTest
class AccessIT {
  private static final Caller STRANGER = new Caller(999_999, "stranger", false);
  private static final Caller ADMIN = new Caller(999_998, "boss", true);

  @Autowired TestApi server;
  @Autowired Library library;

  @Test
  void givesPrivateImagesToOwnerAdminKeyAndSignatureOnly() {
    String key = images().add("?accessKey=0123", TestImages.png(1));
    Caller owner = new Caller(image(key).owner(), "sharer", false);

    assertThat(ask(key, owner, null, false)).isEqualTo(new Access.Granted(image(key), true));
    assertThat(ask(key, ADMIN, null, false)).isEqualTo(new Access.Granted(image(key), true));
    assertThat(ask(key, null, "0123", false)).isEqualTo(new Access.Granted(image(key), false));
    assertThat(ask(key, null, null, true)).isEqualTo(new Access.Granted(image(key), false));
    assertThat(ask(key, STRANGER, null, false)).isInstanceOf(Access.NotFound.class);
    assertThat(ask(key, null, null, false)).isInstanceOf(Access.NotFound.class);
    assertThat(ask(key, null, "123", false)).isInstanceOf(Access.WrongAccessKey.class);
  }

  @Test
  void givesOthersTheOriginalOnlyWhereTheOwnerAllows() {
    String closed = images().add("?visibility=unlisted", TestImages.png(2));
    String open = images().add("?visibility=public&originals=true", TestImages.png(3));
    assertThat(ask(closed, null, null, false)).isEqualTo(new Access.Granted(image(closed), false));
    assertThat(ask(open, null, null, false)).isEqualTo(new Access.Granted(image(open), true));
  }

  @Test
  void looksAbsentWhereThereIsNoAccessKey() {
    String key = images().add("", TestImages.png(4));
    assertThat(ask(key, null, "guess", false)).isInstanceOf(Access.NotFound.class);
    assertThat(ask("0".repeat(22), null, "guess", false)).isInstanceOf(Access.NotFound.class);
    assertThat(ask("no key at all", null, "guess", false)).isInstanceOf(Access.NotFound.class);
  }

  @Test
  void stopsGuessingButNotThoseWhoKnow() {
    String key = images().add("?accessKey=4711", TestImages.png(5));
    assertThat(ask(key, null, "4711", false)).isInstanceOf(Access.Granted.class);
    for (int i = 0; i < 10; i++) {
      assertThat(ask(key, null, "guess" + i, false)).isInstanceOf(Access.WrongAccessKey.class);
    }
    assertThat(ask(key, null, "guess", false)).isInstanceOf(Access.TooManyAttempts.class);
    assertThat(ask(key, null, "4711", false)).isInstanceOf(Access.Granted.class);
  }

  private ImageApi images() {
    return new ImageApi(server.asUser("sharer"));
  }

  private Access ask(String key, @Nullable Caller caller, @Nullable String with, boolean signed) {
    return library.access(key, new Visitor(caller, with, signed, "192.0.2.1"));
  }

  private Image image(String key) {
    return library.owned(key, ADMIN);
  }
}
