package dev.pinhole.server.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.S3Server;
import java.net.URI;
import org.junit.jupiter.api.Test;

class S3CheckTest {
  private static final S3Server SERVER = S3Server.shared();

  @Test
  void isContentWithABucketThatWorks() {
    assertThatCode(() -> check(SERVER.endpoint(), SERVER.newBucket(), S3Server.SECRET_KEY))
        .doesNotThrowAnyException();
  }

  @Test
  void tellsThatTheBucketIsMissing() {
    assertThatThrownBy(() -> check(SERVER.endpoint(), "nowhere", S3Server.SECRET_KEY))
        .isInstanceOf(S3UnusableException.class)
        .hasMessageContaining("bucket nowhere at " + SERVER.endpoint() + " does not exist")
        .hasMessageContaining("Create it");
  }

  @Test
  void tellsThatTheKeyIsWrong() {
    assertThatThrownBy(() -> check(SERVER.endpoint(), SERVER.newBucket(), "not-the-secret"))
        .isInstanceOf(S3UnusableException.class)
        .hasMessageContaining("refuses access")
        .hasMessageContaining("pinhole.s3.secret-key")
        .message()
        .doesNotContain("not-the-secret");
  }

  @Test
  void tellsThatTheStoreIsNotThere() {
    assertThatThrownBy(() -> check(URI.create("http://127.0.0.1:1"), "any", S3Server.SECRET_KEY))
        .isInstanceOf(S3UnusableException.class)
        .hasMessageContaining("cannot be reached")
        .hasMessageContaining("pinhole.s3.endpoint");
  }

  @Test
  void neverShowsTheSecret() {
    assertThat(S3Setups.properties(SERVER.endpoint(), "any", "very-secret").toString())
        .contains("any")
        .doesNotContain("very-secret")
        .doesNotContain(S3Server.ACCESS_KEY);
  }

  private static void check(URI endpoint, String bucket, String secretKey) {
    S3Properties s3 = S3Setups.properties(endpoint, bucket, secretKey);
    new S3Check(s3, S3Setups.client(s3), S3Setups.bucket(endpoint, bucket, secretKey)).require();
  }
}
