import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * A form that is shown when a button asks for it: the focus goes into it, and back to the button.
 *
 * @returns whether it is shown; what shows it and hides it; to be put on the button and around the form
 */
export function useReveal(): [boolean, (shown: boolean) => void, RefObject<HTMLButtonElement | null>, RefObject<HTMLDivElement | null>] {
  const [shown, setShown] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    if (shown) place.current?.querySelector<HTMLElement>('input:not([hidden])')?.focus();
    else button.current?.focus();
  }, [shown]);
  return [shown, setShown, button, place];
}
