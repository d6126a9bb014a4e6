package dev.pinhole.imaging.svg;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Keeps of CSS the plain rules with known properties; drops at-rules (imports, fonts, media) and
/// declarations that refer outside. What is kept reports the ids it refers to.
final class SvgStyle {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?(\\*/|\\z)", Pattern.DOTALL);
  private static final Pattern SELECTOR = Pattern.compile("[\\w\\s.#:*,>+~\\[\\]=\"'()-]+");

  private SvgStyle() {}

  static String sheet(String css, Consumer<String> references) {
    String text = COMMENT.matcher(css).replaceAll(" ");
    StringBuilder clean = new StringBuilder();
    for (int position = 0; position < text.length(); ) {
      int open = text.indexOf('{', position);
      int semicolon = text.indexOf(';', position);
      if (open < 0) {
        break;
      }
      if (semicolon >= 0 && semicolon < open) {
        position = semicolon + 1; // an at-rule without a block, or stray text
        continue;
      }
      int close = end(text, open);
      rule(text.substring(position, open), text.substring(open + 1, close), clean, references);
      position = close + 1;
    }
    return clean.toString();
  }

  private static void rule(
      String selector, String body, StringBuilder clean, Consumer<String> references) {
    boolean plain = SELECTOR.matcher(selector).matches() && body.indexOf('{') < 0;
    if (plain) {
      clean.append(selector.strip()).append('{').append(declarations(body, references)).append('}');
    }
  }

  /// Where the block that opens here closes; at the end of the text at the latest.
  private static int end(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  /// The content of a rule, or of a `style` attribute.
  static String declarations(String css, Consumer<String> references) {
    StringBuilder clean = new StringBuilder();
    for (String declaration : COMMENT.matcher(css).replaceAll(" ").split(";", -1)) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        String name = declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = declaration.substring(colon + 1).strip();
        if (SvgVocabulary.PROPERTIES.contains(name) && SvgValues.isHarmless(name, value)) {
          SvgValues.references(value).forEach(references);
          clean.append(name).append(':').append(value).append(';');
        }
      }
    }
    return clean.toString();
  }
}
