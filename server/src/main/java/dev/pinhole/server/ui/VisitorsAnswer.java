package dev.pinhole.server.ui;

import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemPage;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.HtmlUtils;

/** Tells of problems in plain words, and what to do next. */
final class VisitorsAnswer extends HttpServletResponseWrapper implements ProblemPage {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="robots" content="noindex, nofollow">
      <title>TITLE · Pinhole</title>
      <link rel="icon" href="/icon.svg" type="image/svg+xml">
      <link rel="stylesheet" href="/pinhole.css">
      </head>
      <body>
      <main>
      <h1>TITLE</h1>
      <p>WORDS</p>
      <p><a href="/">To this server's first page</a></p>
      </main>
      </body>
      </html>
      """;

  VisitorsAnswer(HttpServletResponse response) {
    super(response);
  }

  @Override
  public Html page(ProblemException problem) {
    String title =
        switch (problem.code().status()) {
          case SC_NOT_FOUND, SC_GONE -> "There is nothing here";
          case SC_UNAUTHORIZED, SC_FORBIDDEN -> "You cannot see this";
          default -> "That did not work";
        };
    String text = PAGE.replace("TITLE", title).replace("WORDS", words(problem));
    return new Html(text, ContentPolicy.WITHOUT_SCRIPTS);
  }

  private static String words(ProblemException problem) {
    return problem.code().status() == SC_NOT_FOUND
        ? "The link may be incomplete, or what it led to is gone or not for everybody."
            + " If somebody sent it to you, ask them for a new one."
        : HtmlUtils.htmlEscape(problem.detail(), StandardCharsets.UTF_8.name());
  }
}
