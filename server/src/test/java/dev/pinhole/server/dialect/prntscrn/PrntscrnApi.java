package dev.pinhole.server.dialect.prntscrn;

import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.Form;
import java.net.URI;

/** A client of prntscrn-clone, in somebody's name. */
public record PrntscrnApi(TestApi api) {

  public Answer upload(byte[] image) {
    return upload(new Form().part("form-data; name=\"image\"; filename=\"shot.png\"", image));
  }

  public Answer upload(Form form) {
    return api.send(form.in(api.request("/image/")));
  }

  /** The address of a new image. */
  public String add(byte[] image) {
    return upload(image).expect(200).json().path("url").asString();
  }

  /** As a browser that was given the link opens it. */
  public Answer open(String url) {
    return api.withToken(null).get(path(url));
  }

  public Answer delete(String url) {
    return api.delete(path(url));
  }

  public static String path(String url) {
    URI uri = URI.create(url);
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  public static String key(String url) {
    return URI.create(url).getPath().substring("/image/".length());
  }
}
