package dev.pinhole.client;

import dev.pinhole.api.Page;
import dev.pinhole.api.image.ImageMetadata;
import dev.pinhole.api.image.ImageView;
import dev.pinhole.api.image.UploadAnswer;
import dev.pinhole.api.image.UploadResult;
import dev.pinhole.api.link.Link;
import dev.pinhole.api.link.LinkRequest;
import dev.pinhole.api.transform.Transform;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// The account's images.
public final class Images {

  private static final String PATH = "/api/v1/images";

  private final Transport transport;

  Images(Transport transport) {
    this.transport = transport;
  }

  /// Uploads files, which are read while they are sent. One refused file does not stop the others:
  /// each has its own result, in the order given.
  public List<UploadResult> upload(Collection<Path> files, UploadOptions options)
      throws IOException, InterruptedException {
    Multipart body = new Multipart(options.form());
    for (Path file : files) {
      body.file(file);
    }
    return transport.post(PATH, body.contentType(), body.body(), UploadAnswer.class).results();
  }

  /// Uploads one file.
  ///
  /// @throws PinholeException if it is refused
  public ImageView upload(Path file, UploadOptions options)
      throws IOException, InterruptedException {
    return image(upload(List.of(file), options));
  }

  private static ImageView image(List<UploadResult> results) throws IOException {
    UploadResult result = results.getFirst();
    if (result.problem() != null) {
      throw new PinholeException(result.problem());
    }
    if (result.image() == null) {
      throw new IOException("The server told neither an image nor a problem");
    }
    return result.image();
  }

  /// Has the server fetch an image from elsewhere on the web.
  ///
  /// @throws PinholeException if it cannot be had there, or is refused
  public ImageView importUrl(URI url, UploadOptions options)
      throws IOException, InterruptedException {
    return image(transport.post(PATH, options.importing(url), UploadAnswer.class).results());
  }

  /// Newest first.
  ///
  /// @param cursor {@link Page#next()} of the page before; null for the first
  /// @param limit how many at the most, 1 to 200
  public Page<ImageView> list(ImageFilter filter, @Nullable String cursor, int limit)
      throws IOException, InterruptedException {
    String path = filter.query().with("cursor", cursor).with("limit", limit).on(PATH);
    return transport.get(path, new TypeReference<Page<ImageView>>() {});
  }

  public ImageView get(String key) throws IOException, InterruptedException {
    return transport.get(path(key), ImageView.class);
  }

  /// What the file says of itself: camera, lens, place.
  public ImageMetadata metadata(String key) throws IOException, InterruptedException {
    return transport.get(path(key) + "/metadata", ImageMetadata.class);
  }

  public ImageView change(String key, ImageChange change) throws IOException, InterruptedException {
    return transport.patch(path(key), change.members(), ImageView.class);
  }

  public void delete(String key) throws IOException, InterruptedException {
    transport.delete(path(key));
  }

  /// The untouched file. The caller closes the stream.
  public InputStream original(String key) throws IOException, InterruptedException {
    return transport.open("/i/" + checked(key));
  }

  /// A rendition. The caller closes the stream.
  public InputStream rendition(String key, Transform transform)
      throws IOException, InterruptedException {
    return transport.open("/i/" + checked(key) + "?" + transform.canonical());
  }

  /// A link for whoever holds it.
  public Link link(String key, LinkRequest request) throws IOException, InterruptedException {
    return transport.post(path(key) + "/links", request, Link.class);
  }

  /// Several originals as one ZIP file. The caller closes the stream.
  public InputStream archive(Collection<String> keys) throws IOException, InterruptedException {
    return transport.open(new Query().with("keys", String.join(",", keys)).on("/api/v1/archive"));
  }

  private static String path(String key) {
    return PATH + "/" + checked(key);
  }

  /// A key from elsewhere must not become another path.
  private static String checked(String key) {
    if (!key.matches("[0-9A-Za-z]{1,64}")) {
      throw new IllegalArgumentException("not an image's key: " + key);
    }
    return key;
  }
}
