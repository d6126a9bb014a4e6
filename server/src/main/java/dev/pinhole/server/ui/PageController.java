package dev.pinhole.server.ui;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page for every address that the application in the browser shows something at. */
@Controller
@Hidden
class PageController {
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final Page page;
  private final ContentPolicy policy;

  PageController(Page page, ContentPolicy policy) {
    this.page = page;
    this.policy = policy;
  }

  /** The address holds the guest's secret: it is to reach neither a cache nor another site. */
  @GetMapping({"/invite", "/invite/**"})
  ResponseEntity<byte[]> invite() {
    Nonce nonce = Nonce.fresh();
    return answer(nonce, policy.forUploads(nonce));
  }

  /** Who somebody is, and what they let in; addresses hold secrets here, too. */
  @GetMapping({
    "/sign-in",
    "/forgot-password",
    "/reset-password",
    "/confirm-email",
    "/security",
    "/device",
    "/oauth2/consent",
    "/oauth2/error",
    "/delete/*",
    "/admin/clients",
    "/admin/audit"
  })
  ResponseEntity<byte[]> identity() {
    Nonce nonce = Nonce.fresh();
    return answer(nonce, policy.forIdentity(nonce));
  }

  private ResponseEntity<byte[]> answer(Nonce nonce, String allowed) {
    return ResponseEntity.ok()
        .contentType(HTML)
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy", allowed)
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("X-Robots-Tag", "noindex, nofollow")
        .body(page.with(nonce).getBytes(StandardCharsets.UTF_8));
  }
}
