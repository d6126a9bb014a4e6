import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../frame/Dialog';
import { useAct } from '../frame/proof';
import { Wrong } from '../frame/Wrong';

interface DeleteButtonProps {
  of: string;
  act: () => Promise<unknown>;
  changes: readonly string[];
  /** What it will mean. */
  children: ReactNode;
}

/** Deletes, after having asked. */
export function DeleteButton({ of, act, changes, children }: DeleteButtonProps) {
  const [asking, setAsking] = useState(false);
  const { mutate, error, isPending } = useAct(act, { changes, done: () => { setAsking(false); } });
  const close = () => { setAsking(false); };
  return (
    <>
      <Button size="xs" variant="default" aria-label={`Delete: ${of}`} onClick={() => { setAsking(true); }}>
        Delete
      </Button>
      {asking && (
        <Dialog title={`Delete ${of}?`} close={close}>
          <Text>{children}</Text>
          <Wrong error={error} />
          <Group gap="xs">
            <Button color="red.9" loading={isPending} onClick={() => { mutate(undefined); }}>
              Delete it
            </Button>
            <Button variant="default" onClick={close}>
              Keep it
            </Button>
          </Group>
        </Dialog>
      )}
    </>
  );
}
