package dev.pinhole.server.oauth.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Has a person sign in anew where the program wants that: {@code prompt=login} and {@code max_age}
 * of OpenID Connect Core section 3.1.2.1.
 */
class Freshness extends OncePerRequestFilter {
  /** Since when somebody who was sent to sign in has to have done so. */
  private static final String SINCE = "signed_in_since";

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

  private final SignInFirst signIn;
  private final Clock clock;

  Freshness(SignInFirst signIn, Clock clock) {
    this.signIn = signIn;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("GET")
        || !OAuthPaths.of(request).equals(OAuthPaths.AUTHORIZE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    List<String> prompt = prompt(request);
    if (!(SecurityContextHolder.getContext().getAuthentication() instanceof Person person)) {
      chain.doFilter(request, response);
    } else if (prompt.contains("login")) {
      signIn.send(request, response, withoutPrompt(request, prompt));
    } else if (!isStale(person.provedAt(), request)) {
      chain.doFilter(request, response);
    } else if (prompt.contains("none")) {
      SecurityContextHolder.clearContext();
      chain.doFilter(request, response);
    } else {
      signIn.send(request, response, request.getQueryString());
    }
  }

  private boolean isStale(@Nullable Instant provedAt, HttpServletRequest request) {
    Long maxAge = number(request, "max_age");
    Long since = number(request, SINCE);
    if (maxAge == null && since == null) {
      return false;
    }
    return provedAt == null
        || (maxAge != null && provedAt.plusSeconds(maxAge + 1).isBefore(clock.instant()))
        || (since != null && provedAt.getEpochSecond() < since);
  }

  private String withoutPrompt(HttpServletRequest request, List<String> prompt) {
    String rest = String.join(" ", prompt.stream().filter(word -> !word.equals("login")).toList());
    return String.valueOf(
        UriComponentsBuilder.newInstance()
            .query(request.getQueryString())
            .replaceQueryParam(
                "prompt", rest.isEmpty() ? List.of() : List.of(rest.replace(" ", "%20")))
            .replaceQueryParam(SINCE, clock.instant().getEpochSecond())
            .build(true)
            .getQuery());
  }

  private static List<String> prompt(HttpServletRequest request) {
    String prompt = request.getParameter("prompt");
    return prompt == null ? List.of() : Arrays.asList(prompt.split(" "));
  }

  private static @Nullable Long number(HttpServletRequest request, String name) {
    String text = request.getParameter(name);
    return text != null && NUMBER.matcher(text).matches() ? Long.valueOf(text) : null;
  }
}
