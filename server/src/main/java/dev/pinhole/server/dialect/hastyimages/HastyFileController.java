package dev.pinhole.server.dialect.hastyimages;

import dev.pinhole.server.dialect.Fields;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.image.CountsAsUpload;
import dev.pinhole.server.invitation.InvitationLinks;
import dev.pinhole.server.invitation.LinkVisit;
import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Files on their way in: announced, sent to the address in the answer, completed. */
@Hidden
@RestController
@Speaks(HastyImages.NAME)
class HastyFileController {
  private final InvitationLinks links;

  HastyFileController(InvitationLinks links) {
    this.links = links;
  }

  /** The document has both steps at this address; {@code file} is in the second only. */
  @PostMapping({"/api/files/policy", "/api/files/policy/"})
  @CountsAsUpload
  ResponseEntity<Object> policy(Fields fields, HttpServletRequest request) throws IOException {
    LinkVisit visit = enter(fields, request);
    return fields.get("file") == null
        ? answer(PolicyAnswer.of(visit.token(), visit.announce(fields.require("filename"))))
        : complete(visit, fields);
  }

  @PostMapping({"/api/files/complete", "/api/files/complete/"})
  @CountsAsUpload
  ResponseEntity<Object> complete(Fields fields, HttpServletRequest request) throws IOException {
    return complete(enter(fields, request), fields);
  }

  private LinkVisit enter(Fields fields, HttpServletRequest request) {
    return links.enter(fields.get("access_token"), ClientAddress.of(request));
  }

  /** A file of which a client says that it has not been sent goes on waiting. */
  private static ResponseEntity<Object> complete(LinkVisit visit, Fields fields)
      throws IOException {
    long file = number(fields.require("file"));
    if (isUploaded(fields.get("uploaded"))) {
      visit.complete(file, claims(fields));
    } else {
      visit.require(file);
    }
    return answer(Map.of());
  }

  private static long number(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw ProblemException.invalid("file", "A valid integer is required.");
    }
    return Long.parseLong(text);
  }

  private static boolean isUploaded(@Nullable String text) {
    return switch (text == null ? "true" : text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw ProblemException.invalid("uploaded", "Must be a valid boolean.");
    };
  }

  /** As the client says them; what the file is, its bytes say. */
  private static Map<String, Object> claims(Fields fields) {
    Map<String, Object> claims = new HashMap<>();
    for (String name : new String[] {"fileSize", "fileType", "metadata"}) {
      String value = fields.get(name);
      if (value != null) {
        claims.put(name, value);
      }
    }
    return claims;
  }

  private static ResponseEntity<Object> answer(Object body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
