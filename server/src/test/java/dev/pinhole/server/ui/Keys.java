package dev.pinhole.server.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;

/** Somebody who has no mouse. */
record Keys(Page page) {
  private static final String FOCUSED =
      """
      () => {
        const element = document.activeElement;
        if (element === document.body) return '';
        return element.ariaLabel ?? element.labels?.[0]?.innerText ?? element.innerText;
      }
      """;

  /** The mark's contrast with what lies around the focused element; 0 where there is no mark. */
  private static final String CONTRAST =
      """
      async () => {
        const element = document.activeElement;
        await new Promise(requestAnimationFrame);
        await Promise.allSettled(element.getAnimations().map(fading => fading.finished));
        const style = getComputedStyle(element);
        const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        const field = element.matches('input');
        if (!outlined && !field) return 0;
        const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
        const opaque = box => (numbers(getComputedStyle(box).backgroundColor)[3] ?? 1) === 1;
        let around = element.parentElement;
        while (!opaque(around)) around = around.parentElement;
        const linear = part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        const light = colour => {
          const [red, green, blue] = numbers(colour).map(part => linear(part / 255));
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const mark = light(outlined ? style.outlineColor : style.borderTopColor);
        const ground = light(getComputedStyle(around).backgroundColor);
        return (Math.max(mark, ground) + 0.05) / (Math.min(mark, ground) + 0.05);
      }
      """;

  /** What has the focus, by its name. */
  private String focused() {
    return (String) page.evaluate(FOCUSED);
  }

  /** Goes to the next element, which has to be this one and to be seen as having the focus. */
  Keys tabTo(String name) {
    page.keyboard().press("Tab");
    return isAt(name);
  }

  Keys isAt(String name) {
    await().pollInSameThread().untilAsserted(() -> assertThat(focused()).startsWith(name));
    assertThat(((Number) page.evaluate(CONTRAST)).doubleValue())
        .as("contrast of the mark at %s", name)
        .isGreaterThanOrEqualTo(3);
    return this;
  }

  Keys press(String key) {
    page.keyboard().press(key);
    return this;
  }

  Keys type(String text) {
    page.keyboard().type(text);
    return this;
  }
}
