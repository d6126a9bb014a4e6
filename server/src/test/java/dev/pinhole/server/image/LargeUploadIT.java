package dev.pinhole.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PackagedServer;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half a gigabyte through a heap of half that. */
class LargeUploadIT {
  private static final int PADDING = 500_000_000;
  private static final byte[] TYPE = "paDd".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  @Test
  void takesAndGivesHalfAGigabyteInASmallHeap() throws Exception {
    PackagedServer.Home home = PackagedServer.Home.fresh(folder.resolve("data"));
    List<String> jvm = List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError");
    try (PackagedServer server =
        PackagedServer.start(home, jvm, "--pinhole.upload.max-file-bytes=600000000")) {
      TestApi api = server.api().asAdmin();
      long crc = crc();

      Answer answer = upload(api, crc).expect(201);

      String key = ImageApi.key(answer);
      assertThat(answer.json().at("/results/0/image/size").asLong()).isGreaterThan(PADDING);
      assertThat(archiveBytes(api, key)).isGreaterThan(PADDING);
    }
  }

  private static Answer upload(TestApi api, long crc) {
    byte[] png = TestImages.png(1);
    byte[] head = new Form().text(part()).open();
    byte[] tail = ("\r\n--" + Form.BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] chunkHead = ByteBuffer.allocate(8).putInt(PADDING).put(TYPE).array();
    byte[] chunkTail = ByteBuffer.allocate(4).putInt((int) crc).array();
    return api.send(
        api.request("/api/v1/images")
            .timeout(Duration.ofMinutes(5))
            .header("Content-Type", Form.contentType())
            .POST(
                BodyPublishers.ofInputStream(() ->
                    new SequenceInputStream(
                        Collections.enumeration(
                            List.of(
                                new ByteArrayInputStream(head),
                                new ByteArrayInputStream(png, 0, 33),
                                new ByteArrayInputStream(chunkHead),
                                new Zeros(PADDING),
                                new ByteArrayInputStream(chunkTail),
                                new ByteArrayInputStream(png, 33, png.length - 33),
                                new ByteArrayInputStream(tail)))))));
  }

  private static String part() {
    return "--"
        + Form.BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.png\"\r\n\r\n";
  }

  private static long archiveBytes(TestApi api, String key)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> response =
          client.send(
              api.request("/api/v1/archive?keys=" + key).timeout(Duration.ofMinutes(5)).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return body.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  private static long crc() {
    CRC32 crc = new CRC32();
    crc.update(TYPE);
    byte[] block = new byte[PADDING / 1000];
    for (int i = 0; i < 1000; i++) {
      crc.update(block);
    }
    return crc.getValue();
  }

  /** So many zero bytes. */
  private static final class Zeros extends InputStream {
    private int left;

    Zeros(int count) {
      this.left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = Math.min(left, length);
      Arrays.fill(target, offset, offset + count, (byte) 0);
      left -= count;
      return count;
    }
  }
}
