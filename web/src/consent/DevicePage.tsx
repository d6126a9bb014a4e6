import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useRef } from 'react';
import { Navigate, useLocation, useSearchParams } from 'react-router';
import { send } from '../api/oauth';
import { CardPage } from '../frame/CardPage';
import { fieldsOf, returnTo } from '../frame/fields';
import { useSessionQuery } from '../frame/session';
import { Unanswered } from '../frame/Unanswered';
import { signInPath } from '../door/continuation';
import { Waiting } from '../Waiting';
import classes from './consent.module.css';
import { NotMe } from './NotMe';
import { Refusal } from './Refusal';
import { normalUserCode } from './userCode';

/** Where somebody types the code that a device without a browser shows. */
export function DevicePage() {
  const [query] = useSearchParams();
  const { pathname, search } = useLocation();
  const { data, error, refetch } = useSessionQuery();
  if (query.has('done')) return <Done />;
  if (query.has('denied')) return <Denied />;
  if (data === null) return <Navigate to={signInPath(pathname + search)} replace />;
  if (!data) return error ? <Unanswered error={error} again={() => void refetch()} /> : <Waiting />;
  return <CodeForm given={normalUserCode(query.get('user_code') ?? '')} username={data.account.username} />;
}

function CodeForm({ given, username }: { given: string; username: string }) {
  const form = useRef<HTMLFormElement>(null);
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: (code: string) => send('/oauth2/device_verification', new URLSearchParams({ user_code: code })),
    onSuccess: (location) => { window.location.assign(location); },
    onError: () => { returnTo(form.current, 'code'); },
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(normalUserCode(fieldsOf(event.currentTarget).code ?? ''));
  };
  return (
    <CardPage title="Connect a device">
      <Text c="dimmed">
        {given === ''
          ? 'Type the code that the device or program shows.'
          : 'Does the device or program show this very code? If nobody before you started this, close the page.'}
      </Text>
      <form ref={form} onSubmit={submit}>
        <Stack>
          <TextInput
            name="code"
            label="Code"
            placeholder="ABCD-EFGH"
            defaultValue={given}
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            maxLength={20}
            required
            size="lg"
            classNames={{ input: classes.code ?? '' }}
          />
          <Refusal error={error} />
          <Button type="submit" size="md" loading={isPending || isSuccess}>
            Go on
          </Button>
        </Stack>
      </form>
      <NotMe username={username} />
    </CardPage>
  );
}

function Done() {
  return (
    <CardPage title="The device is connected" next>
      <Text>It goes on by itself in a few seconds. You can close this page.</Text>
    </CardPage>
  );
}

function Denied() {
  return (
    <CardPage title="The device was not let in" next>
      <Text>You can close this page.</Text>
    </CardPage>
  );
}
