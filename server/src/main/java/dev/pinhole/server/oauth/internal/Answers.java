package dev.pinhole.server.oauth.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** Sends a browser on with the answer for the program, or tells the person what is wrong. */
@Component
class Answers {
  private final ProblemWriter problems;
  private final JsonMapper json;

  Answers(ProblemWriter problems, JsonMapper json) {
    this.problems = problems;
    this.json = json;
  }

  void granted(HttpServletRequest request, HttpServletResponse response, Authentication result)
      throws IOException {
    OAuth2AuthorizationCodeRequestAuthenticationToken granted =
        (OAuth2AuthorizationCodeRequestAuthenticationToken) result;
    Map<String, String> answer = new TreeMap<>();
    answer.put("code", Objects.requireNonNull(granted.getAuthorizationCode()).getTokenValue());
    send(granted, answer, response);
  }

  void refused(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    OAuth2Error error = ((OAuth2AuthenticationException) exception).getError();
    OAuth2AuthorizationCodeRequestAuthenticationToken asked =
        exception instanceof OAuth2AuthorizationCodeRequestAuthenticationException refusal
            ? refusal.getAuthorizationCodeRequestAuthentication()
            : null;
    if (asked == null || asked.getRedirectUri() == null || asked.getRedirectUri().isEmpty()) {
      fault(inPlainWords(error), request, response);
      return;
    }
    Map<String, String> answer = new TreeMap<>();
    answer.put("error", error.getErrorCode());
    put(answer, "error_description", error.getDescription());
    send(asked, answer, response);
  }

  /** A device's request has been taken on; its program hears of it when it asks. */
  void connected(HttpServletRequest request, HttpServletResponse response, Authentication result)
      throws IOException {
    response.sendRedirect(request.getContextPath() + "/device?done");
  }

  void notConnected(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    OAuth2Error error = ((OAuth2AuthenticationException) exception).getError();
    if (error.getErrorCode().equals(OAuth2ErrorCodes.ACCESS_DENIED)) {
      response.sendRedirect(request.getContextPath() + "/device?denied");
    } else {
      fault(error, request, response);
    }
  }

  /** For whoever asked: a program, a page of ours, or a person who came with a browser. */
  void fault(OAuth2Error error, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!OAuthPaths.isForBrowser(request)) {
      write(error, response);
    } else if (OAuthPaths.wantsPage(request)) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.sendRedirect(
          request.getContextPath()
              + "/oauth2/error?error="
              + UriUtils.encode(error.getErrorCode(), StandardCharsets.UTF_8));
    } else {
      problems.write(problem(error), response);
    }
  }

  private void write(OAuth2Error error, HttpServletResponse response) throws IOException {
    boolean stranger = error.getErrorCode().equals(OAuth2ErrorCodes.INVALID_CLIENT);
    response.setStatus(
        stranger ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_BAD_REQUEST);
    if (stranger) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"pinhole\"");
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(Map.of("error", error.getErrorCode())));
  }

  private static ProblemException problem(OAuth2Error error) {
    return new ProblemException(
            ProblemCode.INVALID_REQUEST,
            "The program's request, or the code, cannot be accepted: " + error.getErrorCode() + ".")
        .with("error", error.getErrorCode());
  }

  /** Spring names the parameter, in words for those who write programs. */
  private static OAuth2Error inPlainWords(OAuth2Error error) {
    String said = String.valueOf(error.getDescription());
    if (said.endsWith(": client_id")) {
      return new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT);
    }
    return said.endsWith(": redirect_uri")
        ? new OAuth2Error("invalid_redirect_uri")
        : new OAuth2Error(error.getErrorCode());
  }

  /** Says who answers, so that no program takes it for another server's (RFC 9207). */
  private static void send(
      OAuth2AuthorizationCodeRequestAuthenticationToken asked,
      Map<String, String> answer,
      HttpServletResponse response)
      throws IOException {
    put(answer, "state", asked.getState());
    put(answer, "iss", AuthorizationServerContextHolder.getContext().getIssuer());
    UriComponentsBuilder address =
        UriComponentsBuilder.fromUriString(Objects.requireNonNull(asked.getRedirectUri()));
    answer.forEach(
        (name, value) -> address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.sendRedirect(address.build(true).toUriString());
  }

  private static void put(Map<String, String> answer, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      answer.put(name, value);
    }
  }
}
