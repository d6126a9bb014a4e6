import { Button, Text, VisuallyHidden } from '@mantine/core';
import { type RefObject, useRef } from 'react';
import { offered } from '../upload/selection';
import { ImagesIcon } from './Icons';
import classes from './room.module.css';
import { useDrop } from './useDrop';

interface ChooserProps {
  types: string[] | undefined;
  compact: boolean;
  /** Of the button that opens the dialog. */
  button: RefObject<HTMLButtonElement | null>;
  choose: (files: readonly File[]) => void;
}

/** Takes files from a dialog, and those that are dropped anywhere on the page. */
export function Chooser({ types, compact, button, choose }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  const over = useDrop(choose);
  const open = () => input.current?.click();
  return (
    <section className={classes.chooser} data-compact={compact} data-over={over} aria-label="Choose images">
      {!compact && <Invitingly over={over} />}
      {/* One and the same button, which keeps the focus when it becomes small. */}
      <Button ref={button} fullWidth={compact} variant={compact ? 'light' : 'filled'} size={compact ? 'md' : 'lg'} onClick={open}>
        {labelOf(compact, over)}
      </Button>
      <VisuallyHidden>
        <input
          ref={input}
          type="file"
          multiple
          tabIndex={-1}
          aria-label="Images"
          accept={offered(types)}
          onChange={({ currentTarget }) => {
            choose([...(currentTarget.files ?? [])]);
            // So that the same file can be chosen again.
            currentTarget.value = '';
          }}
        />
      </VisuallyHidden>
    </section>
  );
}

function labelOf(compact: boolean, over: boolean): string {
  if (!compact) return 'Choose images';
  return over ? 'Drop them here' : 'Add more images';
}

function Invitingly({ over }: { over: boolean }) {
  return (
    <>
      <span className={classes.mark}>
        <ImagesIcon size={44} />
      </span>
      <Text visibleFrom="sm">{over ? 'Drop them here' : 'Drop images anywhere on this page'}</Text>
    </>
  );
}
