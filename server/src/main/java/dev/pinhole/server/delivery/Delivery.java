package dev.pinhole.server.delivery;

import dev.pinhole.server.image.Access;
import dev.pinhole.server.image.Visitor;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Answers a request with an image, wherever the request came in. */
@Component
public class Delivery {
  private final Visitors visitors;
  private final Admittance admittance;
  private final Sender sender;

  Delivery(Visitors visitors, Admittance admittance, Sender sender) {
    this.visitors = visitors;
    this.admittance = admittance;
    this.sender = sender;
  }

  /**
   * Sends an image to whoever makes the request, as {@code /i/{name}?parameters} would, but that no
   * cache keeps it for others: the request's own address need not lead them to the same.
   *
   * @param name the image's key, perhaps with an extension: {@code KEY.png}
   * @param parameters transform, access key and signature, as they stand in the query of such an
   *     address
   * @throws ProblemException where there is no such image for them, or a parameter is wrong
   */
  public void send(
      String name,
      Map<String, String> parameters,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    send(ImagePath.of(name), parameters, request, response, Elsewhere.NOWHERE, false);
  }

  /**
   * The same at an address that has the image's key, where another place may have the picture: what
   * it gives is sent in place of our own rendition, with our own headers, to whoever asks for the
   * whole of it as it is.
   */
  public void send(
      String name,
      Map<String, String> parameters,
      HttpServletRequest request,
      HttpServletResponse response,
      Elsewhere elsewhere)
      throws IOException {
    send(ImagePath.of(name), parameters, request, response, elsewhere, true);
  }

  void send(
      ImagePath path,
      Map<String, String> parameters,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    send(path, parameters, request, response, Elsewhere.NOWHERE, true);
  }

  private void send(
      ImagePath path,
      Map<String, String> parameters,
      HttpServletRequest request,
      HttpServletResponse response,
      Elsewhere elsewhere,
      boolean byKey)
      throws IOException {
    Wish wish = Wish.of(path, parameters);
    Visitor visitor = visitors.of(request, path, parameters, wish);
    Access.Granted granted = admittance.of(path, visitor);
    sender.send(new Exchange(request, response, path, wish, visitor, byKey), granted, elsewhere);
  }
}
