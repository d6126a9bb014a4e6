import { Button, Text, VisuallyHidden } from '@mantine/core';
import { useRef } from 'react';
import { offered } from '../upload/selection';
import { ImagesIcon } from './Icons';
import classes from './room.module.css';
import { useDrop } from './useDrop';

interface ChooserProps {
  types: string[] | undefined;
  compact: boolean;
  choose: (files: readonly File[]) => void;
}

/** Takes files from a dialog, and those that are dropped anywhere on the page. */
export function Chooser({ types, compact, choose }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  const over = useDrop(choose);
  const open = () => input.current?.click();
  return (
    <section className={classes.chooser} data-compact={compact} data-over={over} aria-label="Choose images">
      {compact ? (
        <Button fullWidth variant="light" size="md" onClick={open}>
          {over ? 'Drop them here' : 'Add more images'}
        </Button>
      ) : (
        <Invitingly over={over} open={open} />
      )}
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

function Invitingly({ over, open }: { over: boolean; open: () => void }) {
  return (
    <>
      <span className={classes.mark}>
        <ImagesIcon size={44} />
      </span>
      <Text visibleFrom="sm">{over ? 'Drop them here' : 'Drop images anywhere on this page'}</Text>
      <Button size="lg" onClick={open}>
        Choose images
      </Button>
    </>
  );
}
