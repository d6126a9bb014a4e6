import { Stack, Title } from '@mantine/core';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import classes from './frame.module.css';

interface DialogProps {
  title: string;
  /** Called when it is closed by the keyboard; not given where that must not happen. */
  close: (() => void) | undefined;
  children: ReactNode;
}

/** Over the page, which waits. The browser's own element keeps the focus inside and gives it back. */
export function Dialog({ title, close, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();
  // Closed while it is still on the page; one that is gone gives no focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => { element?.close(); };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        close?.();
      }}
    >
      <Stack gap="md">
        <Title order={2} fz="xl" id={name}>
          {title}
        </Title>
        {children}
      </Stack>
    </dialog>
  );
}
