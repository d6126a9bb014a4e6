import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Dialog } from './Dialog';
import { useAct } from './proof';
import { Wrong } from './Wrong';

interface AskingButtonProps<R> {
  /** On the button. */
  text: string;
  /** What it is done to, for those who do not see where the button stands. */
  of?: string;
  question: string;
  /** On the button that does it, in other words than the first one's. */
  yes: string;
  no?: string;
  act: () => Promise<R>;
  changes: readonly string[];
  done?: (result: R) => void;
  /** What it will mean. */
  children: ReactNode;
}

/** Does what cannot be taken back, after having asked. */
export function AskingButton<R>(props: AskingButtonProps<R>) {
  const { text, of, question, yes, no = 'Cancel', act, changes, done, children } = props;
  const [asking, setAsking] = useState(false);
  const close = () => { setAsking(false); };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={of === undefined ? text : `${text}: ${of}`}
        onClick={() => { setAsking(true); }}
      >
        {text}
      </Button>
      {asking && (
        <Dialog title={question} close={close}>
          <Text>{children}</Text>
          <Answer {...{ yes, no, act, changes, close }} done={done} />
        </Dialog>
      )}
    </>
  );
}

interface AnswerProps<R> {
  yes: string;
  no: string;
  act: () => Promise<R>;
  changes: readonly string[];
  close: () => void;
  done: ((result: R) => void) | undefined;
}

function Answer<R>({ yes, no, act, changes, close, done }: AnswerProps<R>) {
  const { mutate, error, isPending } = useAct<undefined, R>(act, {
    changes,
    done: (result) => {
      close();
      done?.(result);
    },
  });
  return (
    <>
      <Wrong error={error} />
      <Group gap="xs">
        <Button color="red.9" loading={isPending} onClick={() => { mutate(undefined); }}>
          {yes}
        </Button>
        <Button variant="default" onClick={close}>
          {no}
        </Button>
      </Group>
    </>
  );
}
