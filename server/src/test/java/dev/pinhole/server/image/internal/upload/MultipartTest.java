package dev.pinhole.server.image.internal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.image.Form;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultipartTest {

  @Test
  void givesBackAnyContentHoweverTheBodyIsCutIntoReads() throws IOException {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<byte[]> contents = contents(random);
      Form form = new Form();
      contents.forEach(content -> form.file("f", content));
      InputStream drops = new Drops(form.closed(), random);

      List<byte[]> parsed = parse(drops);

      assertThat(parsed).as("seed %d", seed).containsExactlyElementsOf(contents);
    }
  }

  @Test
  void goesOnToTheNextPartWhenOneIsNotReadToItsEnd() throws IOException {
    byte[] body = new Form().file("a", new byte[500_000]).field("b", "c").closed();
    Multipart parts = multipart(new ByteArrayInputStream(body));
    parts.next();
    assertThat(parts.body().read()).isZero();
    assertThat(parts.next()).isEqualTo(new PartHeader("b", null));
    assertThat(parts.body().readAllBytes()).asString().isEqualTo("c");
    assertThat(parts.next()).isNull();
  }

  @Test
  void tellsAnEmptyPartWithoutTakingFromAFullOne() throws IOException {
    byte[] body = new Form().file("", new byte[0]).file("", new byte[] {7, 8}).closed();
    Multipart parts = multipart(new ByteArrayInputStream(body));
    parts.next();
    assertThat(parts.isAtEnd()).isTrue();
    parts.next();
    assertThat(parts.isAtEnd()).isFalse();
    assertThat(parts.body().readAllBytes()).containsExactly(7, 8);
    assertThat(parts.isAtEnd()).isTrue();
    assertThat(parts.next()).isNull();
  }

  @Test
  void takesPreambleAndBodyWithoutFinalLineEnd() throws IOException {
    String body = "preamble\r\n--B\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nv\r\n--B--";
    Multipart parts =
        Multipart.of(new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)), "B");
    assertThat(parts.next()).isEqualTo(new PartHeader("n", null));
    assertThat(parts.body().readAllBytes()).asString().isEqualTo("v");
    assertThat(parts.next()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "form-data; name=\"file\"; filename=\"a b.png\"|a b.png",
        "form-data; name=file; filename=a.png|a.png",
        "form-data; name=\"file\"; filename=\"say \\\"hi\\\".png\"|say \"hi\".png",
        "form-data; name=\"file\"; filename=\"C:\\dir\\a.png\"|C:\\dir\\a.png",
        "form-data; name=\"file\"; filename=\"a;b=c.png\"|a;b=c.png",
        "form-data; name=\"file\"; filename=\"x\"; filename*=UTF-8''na%C3%AFve%20.png|naïve .png",
        "form-data; name=\"file\"; filename=\"x\"; filename*=KOI8-R''%C3|x",
        "form-data; name=\"file\"; filename*=UTF-8''%zz%|%zz%",
        "form-data; name=\"file\"; filename=\"unclosed|unclosed",
      })
  void readsFileNamesAsClientsWriteThem(String disposition, String fileName)
      throws MalformedBodyException {
    PartHeader header = PartHeader.parse(List.of("Content-Disposition: " + disposition));
    assertThat(header).isEqualTo(new PartHeader("file", fileName));
  }

  @Test
  void refusesBodyThatEndsEarlyWhereverItIsCut() {
    byte[] body = new Form().file("a", new byte[100]).field("b", "c").closed();
    for (int length = 0; length < body.length - 4; length++) {
      InputStream cut = new ByteArrayInputStream(body, 0, length);
      assertThatThrownBy(() -> parse(cut)).isInstanceOf(MalformedBodyException.class);
    }
  }

  @Test
  void refusesEndlessHeaders() {
    byte[] body =
        new Form().text("--" + Form.BOUNDARY + "\r\n").text("X: y\r\n".repeat(3000)).closed();
    assertThatThrownBy(() -> parse(new ByteArrayInputStream(body)))
        .isInstanceOf(MalformedBodyException.class)
        .hasMessageContaining("8192");
  }

  private static List<byte[]> contents(Random random) {
    List<byte[]> contents = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      contents.add(content(random));
    }
    return contents;
  }

  /** Much of it looks like the beginning of a boundary. */
  private static byte[] content(Random random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String boundary = "\r\n--" + Form.BOUNDARY;
    for (int i = random.nextInt(40); i > 0; i--) {
      bytes.writeBytes(
          boundary
              .substring(0, random.nextInt(boundary.length()))
              .getBytes(StandardCharsets.US_ASCII));
      byte[] noise = new byte[random.nextInt(random.nextBoolean() ? 5 : 5000)];
      random.nextBytes(noise);
      for (int n = 0; n < noise.length; n++) {
        // no letter, which could complete the boundary
        noise[n] |= (byte) 0x80;
      }
      bytes.writeBytes(noise);
    }
    return bytes.toByteArray();
  }

  private static List<byte[]> parse(InputStream body) throws IOException {
    Multipart parts = multipart(body);
    List<byte[]> contents = new ArrayList<>();
    while (parts.next() != null) {
      contents.add(parts.body().readAllBytes());
    }
    return contents;
  }

  private static Multipart multipart(InputStream body) throws MalformedBodyException {
    return Multipart.of(body, Form.BOUNDARY);
  }

  /** A network: each read gives as much as it likes. */
  private static final class Drops extends ByteArrayInputStream {
    private final Random random;

    Drops(byte[] bytes, Random random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, 1 + random.nextInt(3000)));
    }
  }
}
