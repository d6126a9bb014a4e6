package dev.pinhole.server.capture.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.capture.PageFacts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactsTest extends Visits {

  @Test
  void areOfThePageInTheEnd() throws Exception {
    site.redirect("/", "/end").status("/end", 418, "<title>The end</title>");
    PageFacts facts = at("/", Map.of(), Visit::facts);
    assertThat(facts.finalUrl()).isEqualTo(site.url("/end"));
    assertThat(facts.title()).isEqualTo("The end");
    assertThat(facts.status()).isEqualTo(418);
    assertThat(facts.timedOut()).isFalse();
  }

  @Test
  void nameTheFontsThatAreDrawnIn() throws Exception {
    site.page(
        "/",
        "<p style='font-family: NoSuchFont, \"DejaVu Sans Mono\"'>Hello</p>"
            + "<p style='font-family: \"DejaVu Serif\"; display: none'>unseen</p>");
    assertThat(at("/", Map.of(), Visit::facts).fonts()).containsExactly("DejaVu Sans Mono");
  }

  @Test
  void haveTheConsolesErrorsWithinBounds() throws Exception {
    site.page(
        "/",
        """
        <script>
          for (let i = 0; i < 100; i++) console.error('told ' + 'x'.repeat(1000));
          console.log('no error');
        </script>
        <script>throw new Error('uncaught')</script>
        """);
    PageFacts facts = at("/", Map.of(), Visit::facts);
    assertThat(facts.consoleErrors()).hasSize(50).allMatch(text -> text.length() <= 500);
    assertThat(facts.consoleErrors().getFirst()).isEqualTo("Error: uncaught");
    assertThat(facts.consoleErrors().get(1)).startsWith("told x");
  }

  @Test
  void haveOnlyTheBeginningsOfEndlessErrors() throws Exception {
    site.page(
        "/",
        """
        <script>
          String.prototype.slice = () => 'y'.repeat(1e6);
          Array.prototype.push = () => { throw new Error('push') };
          for (let i = 0; i < 3; i++) console.error('told ' + 'x'.repeat(5e6));
          console.error('x', 1, null, {}, new Error('e'));
          window.__pinholeErrors = () => 'z';
        </script>
        <script>throw new Error('uncaught ' + 'x'.repeat(5e6))</script>
        <script>Promise.reject(new Error('rejected'))</script>
        """);
    PageFacts facts = at("/", Map.of(), Visit::facts);
    assertThat(facts.consoleErrors()).hasSize(6).allMatch(text -> text.length() <= 500);
    assertThat(facts.consoleErrors().getFirst()).startsWith("Error: uncaught x");
    assertThat(facts.consoleErrors().get(1)).isEqualTo("Error: rejected");
    assertThat(facts.consoleErrors().getLast()).isEqualTo("x 1 null object Error: e");
  }

  @Test
  void ofADocumentThatWasSentAlongHaveWhatItsConsoleWasTold() throws Exception {
    Map<String, Object> options = Map.of("html", "<script>console.error('told')</script>");
    assertThat(visit(options, Visit::facts).consoleErrors()).containsExactly("told");
  }

  @Test
  void cannotBeBlownUpByThePage() throws Exception {
    site.page(
        "/",
        """
        <title>x</title>
        <script>
          String.prototype.slice = () => 'y'.repeat(1e6);
          Object.defineProperty(document, 'title', { get: () => 'z'.repeat(1e6) });
          document.querySelector('title').textContent = 'x'.repeat(1e6);
        </script>
        """);
    assertThat(at("/", Map.of(), Visit::facts).title()).isEqualTo("x".repeat(500));
  }

  @Test
  void ofADocumentThatWasSentAlong() throws Exception {
    PageFacts facts = visit(Map.of("html", "<title>Sent</title><p>Hello"), Visit::facts);
    assertThat(facts.finalUrl()).isNull();
    assertThat(facts.status()).isNull();
    assertThat(facts.title()).isEqualTo("Sent");
  }
}
