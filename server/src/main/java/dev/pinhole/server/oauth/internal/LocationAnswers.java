package dev.pinhole.server.oauth.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Tells a script of a page of ours where to send the browser, in place of sending it there. */
class LocationAnswers extends OncePerRequestFilter {
  private final JsonMapper json;

  LocationAnswers(JsonMapper json) {
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !OAuthPaths.wantsLocation(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new Told(response, json));
  }

  private static final class Told extends HttpServletResponseWrapper {
    private final JsonMapper json;

    Told(HttpServletResponse response, JsonMapper json) {
      super(response);
      this.json = json;
    }

    @Override
    public void sendRedirect(String location) throws IOException {
      setStatus(SC_OK);
      setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      setContentType(MediaType.APPLICATION_JSON_VALUE);
      getOutputStream().write(json.writeValueAsBytes(Map.of("location", location)));
    }

    @Override
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
      sendRedirect(location);
    }
  }
}
