package dev.pinhole.client;

import dev.pinhole.api.image.ImageView;
import dev.pinhole.api.image.UploadResult;
import dev.pinhole.api.upload.CompletionRequest;
import dev.pinhole.api.upload.UploadPart;
import dev.pinhole.api.upload.UploadRequest;
import dev.pinhole.api.upload.UploadState;
import dev.pinhole.api.upload.UploadView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Uploads that are announced and then sent straight to where the server keeps files. They go on
/// after a broken connection, in parts where they are large.
public final class Uploads {

  private static final String PATH = "/api/v1/uploads";

  /// Tries in a row that get nothing across.
  private static final int TRIES = 5;

  private static final long FIRST_PAUSE_MILLIS = 200;

  private final Transport transport;

  Uploads(Transport transport) {
    this.transport = transport;
  }

  /// Announces, sends and completes a file. Nothing is sent where the library holds it already.
  ///
  /// @throws PinholeException if it is refused
  /// @throws IllegalArgumentException for options with `formats`, which cannot be had this way, and
  ///   for a file whose name does not end as images' names do
  public ImageView upload(Path file, UploadOptions options)
      throws IOException, InterruptedException {
    UploadView upload = announce(options.announcing(LocalFile.of(file)));
    if (upload.state() == UploadState.DONE) {
      return image(upload.image());
    }
    send(upload, file);
    return image(complete(id(upload), Map.of()).image());
  }

  /// Announces a file.
  public UploadView announce(UploadRequest request) throws IOException, InterruptedException {
    return transport.post(PATH, request, UploadView.class);
  }

  /// An upload as it stands, with addresses to send to that are valid from now on.
  public UploadView get(String id) throws IOException, InterruptedException {
    return transport.get(path(id), UploadView.class);
  }

  /// Uploads that are not completed, newest first, without addresses.
  public List<UploadView> pending() throws IOException, InterruptedException {
    return transport.get(PATH, new TypeReference<List<UploadView>>() {});
  }

  /// Sends a file, or what is missing of it. Tries again where the connection breaks, the store is
  /// busy or an address has run out.
  ///
  /// @throws PinholeException if it is refused
  public void send(UploadView upload, Path file) throws IOException, InterruptedException {
    UploadView now = upload;
    int tries = 0;
    while (true) {
      try {
        if (tries > 0) {
          UploadView next = get(id(upload));
          tries = missing(next) < missing(now) ? 0 : tries;
          now = next;
        }
        sendMissing(now, file);
        return;
      } catch (IOException e) {
        requireMore(++tries, e);
      } catch (PinholeException e) {
        requirePassing(++tries, e);
      }
      TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE_MILLIS << (2 * (tries - 1)));
    }
  }

  private static void requireMore(int tries, IOException failure) throws IOException {
    if (tries >= TRIES) {
      throw failure;
    }
  }

  private static void requirePassing(int tries, PinholeException refusal) {
    boolean passing = refusal.status() == 403 || refusal.status() == 429 || refusal.status() >= 500;
    if (!passing || tries >= TRIES) {
      throw refusal;
    }
  }

  private static long missing(UploadView upload) {
    List<UploadPart> parts = upload.parts();
    return parts == null ? 1 : parts.stream().filter(part -> !part.arrived()).count();
  }

  private void sendMissing(UploadView upload, Path file) throws IOException, InterruptedException {
    List<UploadPart> parts = upload.parts();
    if (parts == null) {
      put(upload.url(), upload.headers(), new FilePart(file, 0, upload.bytes()));
      return;
    }
    for (UploadPart part : parts) {
      if (!part.arrived()) {
        put(part.url(), part.headers(), new FilePart(file, part.offset(), part.bytes()));
      }
    }
  }

  private void put(@Nullable String url, @Nullable Map<String, String> headers, FilePart content)
      throws IOException, InterruptedException {
    transport.put(
        Objects.requireNonNull(url, "not pending"),
        headers == null ? Map.of() : headers,
        content.publisher());
  }

  /// Makes an image of what was sent. Doing it again gives the same image.
  ///
  /// @param claims what to keep as said of the image; at most 16 KiB as JSON
  public UploadResult complete(String id, Map<String, Object> claims)
      throws IOException, InterruptedException {
    return transport.post(
        path(id) + "/complete", new CompletionRequest(claims), UploadResult.class);
  }

  /// Gives an upload up, and deletes what was sent of it.
  public void cancel(String id) throws IOException, InterruptedException {
    transport.delete(path(id));
  }

  private static ImageView image(@Nullable ImageView image) throws IOException {
    if (image == null) {
      throw new IOException("The server told of no image");
    }
    return image;
  }

  private static String id(UploadView upload) {
    return Objects.requireNonNull(upload.id(), "has nothing to send");
  }

  private static String path(String id) {
    return PATH + "/" + Captures.checked(id);
  }
}
