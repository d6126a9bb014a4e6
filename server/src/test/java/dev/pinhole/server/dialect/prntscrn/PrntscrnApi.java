package dev.pinhole.server.dialect.prntscrn;

import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.Form;
import java.net.URI;

/** A client of prntscrn-clone, in somebody's name. */
record PrntscrnApi(TestApi api) {

  Answer upload(byte[] image) {
    return upload(new Form().part("form-data; name=\"image\"; filename=\"shot.png\"", image));
  }

  Answer upload(Form form) {
    return api.send(form.in(api.request("/image/")));
  }

  /** The address of a new image. */
  String add(byte[] image) {
    return upload(image).expect(200).json().path("url").asString();
  }

  /** As a browser that was given the link opens it. */
  Answer open(String url) {
    return api.withToken(null).get(path(url));
  }

  Answer delete(String url) {
    return api.delete(path(url));
  }

  static String path(String url) {
    URI uri = URI.create(url);
    return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  static String key(String url) {
    return URI.create(url).getPath().substring("/image/".length());
  }
}
