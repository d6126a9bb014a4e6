import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type SyntheticEvent, useRef } from 'react';
import { type Passkey, passkeys, removePasskey } from '../api/security';
import { fieldsOf, returnTo } from '../frame/fields';
import { useAct } from '../frame/proof';
import { Row } from '../frame/Rows';
import { Section } from '../frame/Section';
import { useReveal } from '../frame/useReveal';
import { Wrong } from '../frame/Wrong';
import { addPasskey, knowsPasskeys } from '../passkey/passkey';
import { formatMoment } from '../upload/format';
import { browserOf } from './agent';
import { Listed } from './Listed';
import { RowButton } from './RowButton';

const SHOWN = ['passkeys', 'second-factor', 'session'] as const;

export function PasskeySection() {
  return (
    <Section title="Passkeys" about="Sign in with your fingerprint, your face or the lock of your device. No password to be stolen.">
      <Listed name="passkeys" label="Passkeys" load={passkeys} none="You have none yet.">
        {(passkey) => <PasskeyRow key={passkey.id} passkey={passkey} />}
      </Listed>
      {knowsPasskeys() ? <Add /> : <Text c="dimmed">This browser has no passkeys.</Text>}
    </Section>
  );
}

function PasskeyRow({ passkey: { id, name, createdAt, lastUsedAt } }: { passkey: Passkey }) {
  const used = lastUsedAt === undefined ? 'never used' : `last used ${formatMoment(lastUsedAt)}`;
  return (
    <Row name={name} details={[`added ${formatMoment(createdAt)}`, used]}>
      <RowButton text="Remove" of={name} act={() => removePasskey(id)} changes={SHOWN} />
    </Row>
  );
}

function Add() {
  const form = useRef<HTMLFormElement>(null);
  const [naming, setNaming, button, place] = useReveal();
  const { mutate, error, isPending } = useAct(addPasskey, { changes: SHOWN, done: () => { setNaming(false); } });
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
          <Group gap="xs">
            <Button type="submit" loading={isPending}>
              Make the passkey
            </Button>
            <Button variant="default" onClick={() => { setNaming(false); }}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    </div>
  );
}
