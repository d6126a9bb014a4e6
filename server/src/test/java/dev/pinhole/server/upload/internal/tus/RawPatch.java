package dev.pinhole.server.upload.internal.tus;

import dev.pinhole.server.TestApi;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A PATCH that need not end. */
final class RawPatch implements AutoCloseable {
  private final Socket socket;
  private final OutputStream out;

  RawPatch(TestApi api, String upload, long offset, long length, String... headers)
      throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
    out = socket.getOutputStream();
    String authorization =
        api.request("/").build().headers().firstValue("Authorization").orElseThrow();
    List<String> lines =
        List.of(
            "PATCH " + upload + " HTTP/1.1",
            "Host: localhost",
            "Tus-Resumable: 1.0.0",
            "Authorization: " + authorization,
            "Content-Type: " + TusApi.BYTES,
            "Upload-Offset: " + offset,
            "Content-Length: " + length,
            String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n"),
            "");
    out.write(String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII));
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
