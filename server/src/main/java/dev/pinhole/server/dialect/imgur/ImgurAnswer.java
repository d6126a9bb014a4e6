package dev.pinhole.server.dialect.imgur;

/**
 * The form of all answers.
 *
 * @param status the same as that of HTTP
 */
record ImgurAnswer<T>(T data, boolean success, int status) {

  static <T> ImgurAnswer<T> of(T data) {
    return new ImgurAnswer<>(data, true, 200);
  }
}
