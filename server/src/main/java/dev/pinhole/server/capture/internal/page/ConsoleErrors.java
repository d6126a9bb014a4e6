package dev.pinhole.server.capture.internal.page;

import com.google.gson.JsonElement;
import com.microsoft.playwright.BrowserContext;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What went wrong on a page by its scripts: uncaught errors first, then what they told the console.
 * It is cut to size within the page: what Playwright gathers comes whole, and a page may say
 * gigabytes. A document that was sent along loses listeners as it is written; of its errors only
 * those are known that its console was told.
 */
final class ConsoleErrors {
  private static final int MOST = 50;
  private static final String END = "\0";

  /**
   * Begins before any script of the page, and keeps the functions it needs as they are then. Texts
   * are added to texts, as the page can change what lists do.
   */
  private static final String SCRIPT =
      """
      (() => {
        if (window !== top || '__pinholeErrors' in window) {
          return;
        }
        const slice = Function.prototype.call.bind(String.prototype.slice);
        const apply = Reflect.apply;
        const AnyError = Error;
        let uncaught = '', told = '', manyUncaught = 0, manyTold = 0;
        const shown = value => {
          const type = typeof value;
          const plain = type !== 'object' && type !== 'function' && type !== 'symbol';
          return plain || value === null || value instanceof AnyError
              ? slice(`${value}`, 0, 500) : type;
        };
        const line = args => {
          let text = '';
          for (let i = 0; i < args.length && text.length < 500; i++) {
            text += (i ? ' ' : '') + shown(args[i]);
          }
          return slice(text, 0, 500) + '\\0';
        };
        const catching = what => {
          try {
            what();
          } catch {
            // the page's own texts and getters may fail; that is not to become an error of the page
          }
        };
        const failed = value => catching(() => {
          if (manyUncaught++ < 50) {
            const text = shown(value);
            uncaught += (slice(text, 0, 9) === 'Uncaught ' ? slice(text, 9) : text) + '\\0';
          }
        });
        addEventListener('error', event => catching(() => {
          if (event.target === window) {
            failed(event.message);
          }
        }), true);
        addEventListener('unhandledrejection', event => catching(() => failed(event.reason)), true);
        console.error = new Proxy(console.error, {
          __proto__: null,
          apply(target, self, args) {
            catching(() => {
              if (manyTold++ < 50) {
                told += line(args);
              }
            });
            return apply(target, self, args);
          },
        });
        Object.defineProperty(window, '__pinholeErrors', { value: () => uncaught + told });
      })()\
      """;

  /** A text's length is its own; whatever else the page may have put there is not taken. */
  private static final String QUESTION =
      """
      (() => {
        try {
          const said = window.__pinholeErrors();
          return typeof said === 'string' && said.length < 60000 ? said : '';
        } catch {
          return '';
        }
      })()\
      """;

  private ConsoleErrors() {}

  /** To be called before the page is gone to. */
  static void install(BrowserContext context, DevTools tools, Duration most) {
    context.addInitScript(SCRIPT);
    // a document that is sent along is written into the page that is there already
    tools.run(SCRIPT, most);
  }

  static List<String> of(DevTools tools, Duration most) {
    JsonElement said = tools.run(QUESTION, most).getAsJsonObject("result").get("value");
    if (said == null || !said.isJsonPrimitive()) {
      return List.of();
    }
    return Stream.of(said.getAsString().split(END, -1))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .limit(MOST)
        .toList();
  }
}
