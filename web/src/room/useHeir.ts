import { type RefObject, useLayoutEffect, useRef } from 'react';

export type Focusable = RefObject<HTMLElement | null>;

/**
 * For what can go away while it has the keyboard's focus: hands the focus on, which would be lost
 * with it, so that whoever uses no mouse stays where they were.
 *
 * @param last who has it where there is nobody else
 * @param next who comes first; the same function each time
 * @returns to be put on what can go away
 */
export function useHeir<T extends HTMLElement>(last: Focusable, next?: (gone: T) => Element | null | undefined): RefObject<T | null> {
  const held = useRef<T>(null);
  useLayoutEffect(() => {
    const gone = held.current;
    return () => {
      if (gone === null || document.activeElement !== gone) return;
      give(next?.(gone) ?? last);
    };
  }, [last, next]);
  return held;
}

function give(heir: Element | Focusable): void {
  const element = 'current' in heir ? heir.current : heir;
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
}

/** What stands beside it. */
export function beside(gone: Element): Element | null {
  return gone.nextElementSibling;
}
