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
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Sends a browser on with the answer for the program, or tells the person what is wrong. */
@Component
class Answers {
  private final ProblemWriter problems;

  Answers(ProblemWriter problems) {
    this.problems = problems;
  }

  void granted(
      HttpServletRequest request, HttpServletResponse response, Authentication result) {
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
      problems.write(problem(error), response);
      return;
    }
    Map<String, String> answer = new TreeMap<>();
    answer.put("error", error.getErrorCode());
    put(answer, "error_description", error.getDescription());
    send(asked, answer, response);
  }

  /** For whoever can be told only on a page of ours. */
  static ProblemException problem(OAuth2Error error) {
    String said = error.getDescription();
    return new ProblemException(
            ProblemCode.INVALID_REQUEST,
            "The program that sent you here made a request that cannot be met"
                + (said == null ? "." : " (" + said + ")."))
        .with("error", error.getErrorCode());
  }

  /** Says who answers, so that no program takes it for another server's (RFC 9207). */
  private static void send(
      OAuth2AuthorizationCodeRequestAuthenticationToken asked,
      Map<String, String> answer,
      HttpServletResponse response) {
    put(answer, "state", asked.getState());
    put(answer, "iss", AuthorizationServerContextHolder.getContext().getIssuer());
    UriComponentsBuilder address =
        UriComponentsBuilder.fromUriString(Objects.requireNonNull(asked.getRedirectUri()));
    answer.forEach(
        (name, value) ->
            address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setStatus(HttpStatus.FOUND.value());
    response.setHeader(HttpHeaders.LOCATION, address.build(true).toUriString());
  }

  private static void put(Map<String, String> answer, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      answer.put(name, value);
    }
  }
}
