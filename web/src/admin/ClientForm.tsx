import { Checkbox, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { type SyntheticEvent, useRef, useState } from 'react';
import { ProblemError } from '../api/problem';
import { type Client, makeClient } from '../api/clients';
import { returnTo } from '../frame/fields';
import { FormButtons } from '../frame/FormButtons';
import { useAct } from '../frame/proof';
import { Wrong } from '../frame/Wrong';
import { clientRequest, type Kind, KINDS, SCOPES } from './kinds';

interface ClientFormProps {
  made: (client: Client) => void;
  cancel: () => void;
  changes: readonly string[];
}

export function ClientForm({ made, cancel, changes }: ClientFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState<Kind>('site');
  const { mutate, error, isPending } = useAct(makeClient, { changes, done: made });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(clientRequest(new FormData(event.currentTarget)), {
      onError: (reason) => {
        if (reason instanceof ProblemError) returnTo(form.current, reason.problem.field ?? '');
      },
    });
  };
  return (
    <form ref={form} onSubmit={submit}>
      <Stack>
        <TextInput name="name" label="Name" description="As people are asked for it" maxLength={100} required />
        <NativeSelect
          name="kind"
          label="What it is"
          value={kind}
          onChange={(event) => { setKind(event.currentTarget.value as Kind); }}
          data={Object.entries(KINDS).map(([value, { label }]) => ({ value, label }))}
        />
        <TextInput name="homepage" label="Home page" description="Optional" type="url" placeholder="https://" />
        {KINDS[kind].browser && (
          <Textarea
            name="redirectUris"
            label="Where browsers come back to"
            description="One address in each line"
            rows={3}
            required
          />
        )}
        <Checkbox.Group label="What it may ask for" defaultValue={['images:read']}>
          <Stack gap={8} mt={6}>
            {Object.entries(SCOPES).map(([value, label]) => (
              <Checkbox key={value} name="scope" value={value} label={label} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Wrong error={error} />
        <FormButtons text="Set it up" pending={isPending} cancel={cancel} />
      </Stack>
    </form>
  );
}
