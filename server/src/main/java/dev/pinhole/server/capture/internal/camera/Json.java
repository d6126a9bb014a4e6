package dev.pinhole.server.capture.internal.camera;

import com.google.gson.JsonObject;

/** Arguments of a DevTools command, written in one go. */
final class Json {
  private final JsonObject object = new JsonObject();

  static Json with(String name, String value) {
    return new Json().and(name, value);
  }

  static Json with(String name, Number value) {
    return new Json().and(name, value);
  }

  static Json with(String name, Json value) {
    return new Json().and(name, value);
  }

  Json and(String name, String value) {
    object.addProperty(name, value);
    return this;
  }

  Json and(String name, Number value) {
    object.addProperty(name, value);
    return this;
  }

  Json and(String name, boolean value) {
    object.addProperty(name, value);
    return this;
  }

  Json and(String name, Json value) {
    object.add(name, value.object);
    return this;
  }

  JsonObject object() {
    return object;
  }
}
