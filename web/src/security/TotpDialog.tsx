import { Anchor, Code, Stack, Text } from '@mantine/core';
import { type SyntheticEvent, useRef } from 'react';
import { confirmTotp, type TotpSetup } from '../api/security';
import { CodeInput } from '../door/CodeInput';
import { Dialog } from '../frame/Dialog';
import { fieldsOf, returnTo } from '../frame/fields';
import { FormButtons } from '../frame/FormButtons';
import { useAct } from '../frame/proof';
import { Wrong } from '../frame/Wrong';
import { inGroups } from './inGroups';
import classes from './security.module.css';

interface TotpDialogProps {
  setup: TotpSetup;
  confirmed: (recoveryCodes: string[]) => void;
  close: () => void;
  changes: readonly string[];
}

/** Hands the secret to an app, and lets it show that it has it. */
export function TotpDialog({ setup, confirmed, close, changes }: TotpDialogProps) {
  const form = useRef<HTMLFormElement>(null);
  const { mutate, error, isPending } = useAct(confirmTotp, {
    changes,
    done: ({ recoveryCodes }) => { confirmed(recoveryCodes); },
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = (fieldsOf(event.currentTarget).code ?? '').replaceAll(' ', '');
    mutate(code, { onError: () => { returnTo(form.current, 'code'); } });
  };
  return (
    <Dialog title="Set up an authenticator app" close={close}>
      <Text>1. Scan this with the app on your phone.</Text>
      <img className={classes.qr} src={setup.qr} alt="QR code of the secret, which stands below as text" />
      <Text size="sm" c="dimmed">
        On this very phone, <Anchor href={setup.uri} size="sm" underline="always">open the app</Anchor>. Or type the secret:
      </Text>
      <Code block className={classes.secret ?? ''} aria-label="Secret">
        {inGroups(setup.secret)}
      </Code>
      <form ref={form} onSubmit={submit}>
        <Stack>
          <Text>2. Type what it shows, so that we know that it works.</Text>
          <CodeInput onlyApp />
          <Wrong error={error} />
          <FormButtons text="Turn on" pending={isPending} cancel={close} />
        </Stack>
      </form>
    </Dialog>
  );
}
