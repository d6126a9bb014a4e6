package dev.pinhole.server.capture.internal.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.CaptureOptions.FailOn;
import dev.pinhole.api.capture.PageFacts;
import dev.pinhole.server.capture.CaptureException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fails a capture where the page has the status or the texts that it should not have. */
final class FailCheck {
  /** As people read it, and as it is written: CSS can change capitals and hide words. */
  private static final String FIND =
      """
      texts => {
        const flat = text => text.replace(/\\s+/g, ' ');
        const skipped = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE']);
        const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
        const parts = [];
        for (let length = 0; length < 5000000 && walker.nextNode(); ) {
          const node = walker.currentNode;
          if (!skipped.has(node.parentNode?.nodeName)) {
            parts.push(node.data);
            length += node.data.length;
          }
        }
        const written = flat(parts.join(''));
        const read = flat(document.body?.innerText ?? '');
        return texts.map(flat).map(text => written.includes(text) || read.includes(text));
      }\
      """;

  private final FailOn failOn;

  FailCheck(FailOn failOn) {
    this.failOn = failOn;
  }

  void status(@Nullable Integer status, PageFacts facts) throws CaptureException {
    if (status != null && failOn.statuses().stream().anyMatch(range -> range.contains(status))) {
      throw new CaptureException(
          CaptureErrorCode.HTTP_STATUS,
          "The page answers %d, which is in fail_on_status.".formatted(status),
          facts,
          null);
    }
  }

  void content(DevTools tools, Duration most, PageFacts facts) throws CaptureException {
    check(failOn.content(), true, "has", "fail_if_content_contains", tools, most, facts);
    check(failOn.missingContent(), false, "lacks", "fail_if_content_missing", tools, most, facts);
  }

  private static void check(
      List<String> texts,
      boolean fails,
      String verb,
      String option,
      DevTools tools,
      Duration most,
      PageFacts facts)
      throws CaptureException {
    if (texts.isEmpty()) {
      return;
    }
    JsonArray found = tools.ask(FIND, texts, most).getAsJsonArray();
    for (int i = 0; i < texts.size(); i++) {
      JsonElement is = found.get(i);
      if (is.getAsBoolean() == fails) {
        throw new CaptureException(
            CaptureErrorCode.CONTENT,
            "The page %s the text \"%s\" of %s.".formatted(verb, texts.get(i), option),
            facts,
            null);
      }
    }
  }
}
