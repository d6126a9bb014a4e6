import { Button, Stack, Text, TextInput } from '@mantine/core';
import { type SyntheticEvent, useRef, useState } from 'react';
import { type Passkey, passkeys, removePasskey } from '../api/security';
import { AskingButton } from '../frame/AskingButton';
import { fieldsOf, returnTo } from '../frame/fields';
import { FormButtons } from '../frame/FormButtons';
import { formatDay, formatShortMoment } from '../frame/moments';
import { useAct } from '../frame/proof';
import { Row } from '../frame/Rows';
import { Section } from '../frame/Section';
import { useReveal } from '../frame/useReveal';
import { Wrong } from '../frame/Wrong';
import { addPasskey, knowsPasskeys } from '../passkey/passkey';
import { browserOf } from './agent';
import { Listed } from './Listed';
import { RecoveryCodesDialog } from './RecoveryCodesDialog';

const SHOWN = ['passkeys', 'second-factor', 'session'] as const;

export function PasskeySection() {
  const [codes, setCodes] = useState<string[]>();
  return (
    <Section title="Passkeys" about="Sign in with your fingerprint, your face or the lock of your device. No password to be stolen.">
      <Listed name="passkeys" label="Passkeys" load={passkeys} none="You have none yet.">
        {(passkey) => <PasskeyRow key={passkey.id} passkey={passkey} />}
      </Listed>
      {knowsPasskeys() ? <Add show={setCodes} /> : <Text c="dimmed">This browser has no passkeys.</Text>}
      {codes && <RecoveryCodesDialog codes={codes} close={() => { setCodes(undefined); }} />}
    </Section>
  );
}

function PasskeyRow({ passkey: { id, name, synced, createdAt, lastUsedAt } }: { passkey: Passkey }) {
  const used = lastUsedAt === undefined ? 'never used' : `last used ${formatShortMoment(lastUsedAt)}`;
  return (
    <Row name={name} details={[...(synced ? ['on all your devices'] : []), `added ${formatDay(createdAt)}`, used]}>
      <AskingButton
        text="Remove"
        of={name}
        question={`Remove ${name}?`}
        yes="Remove it"
        no="Keep it"
        act={() => removePasskey(id)}
        changes={SHOWN}
      >
        You can no longer sign in with it. Your device may go on offering it until you delete it there, too.
      </AskingButton>
    </Row>
  );
}

/** @param props.show shows the recovery codes that come with the first second factor */
function Add({ show }: { show: (codes: string[]) => void }) {
  const form = useRef<HTMLFormElement>(null);
  const [naming, setNaming, button, place] = useReveal();
  const { mutate, error, isPending } = useAct(addPasskey, {
    changes: SHOWN,
    done: ({ recoveryCodes = [] }) => {
      setNaming(false);
      if (recoveryCodes.length > 0) show(recoveryCodes);
    },
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(fieldsOf(event.currentTarget).name ?? '', { onError: () => { returnTo(form.current, 'name'); } });
  };
  if (!naming) {
    return (
      <div>
        <Button ref={button} variant="default" onClick={() => { setNaming(true); }}>
          Add a passkey
        </Button>
      </div>
    );
  }
  return (
    <div ref={place}>
      <form ref={form} onSubmit={submit}>
        <Stack>
          <TextInput
            name="name"
            label="Name"
            description="So that you know it among others"
            defaultValue={browserOf(navigator.userAgent)}
            autoComplete="off"
            maxLength={100}
            required
            size="md"
          />
          <Wrong error={error} />
          <FormButtons text="Make the passkey" pending={isPending} cancel={() => { setNaming(false); }} />
        </Stack>
      </form>
    </div>
  );
}
