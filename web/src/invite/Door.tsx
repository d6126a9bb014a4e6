import { Alert, Button, Container, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useEffect, useRef } from 'react';
import { enter as ask, type Invitation } from '../api/guest';
import { invitationIsOver } from '../api/problem';
import { Waiting } from '../Waiting';
import type { Kept } from './credential';
import { Welcome } from './Welcome';

interface DoorProps {
  token: string;
  invitation: Invitation;
  enter: (session: Kept) => void;
  ended: () => void;
}

/** Asks for what the invitation wants to know; where it wants nothing, lets in at once. */
export function Door({ token, invitation, enter, ended }: DoorProps) {
  const asks = invitation.nameRequired === true || invitation.passwordRequired === true;
  const { mutate, error, isPending } = useMutation({
    mutationFn: (who: { name?: string; password?: string }) => ask(token, who),
    onSuccess: enter,
    onError: (reason) => {
      if (invitationIsOver(reason)) ended();
    },
  });
  useOnce(() => {
    if (!asks) mutate({});
  });
  if (!asks && !error) return <Waiting />;

  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(answersOf(event.currentTarget));
  };
  return (
    <Container component="main" size="xs" py={{ base: 'xl', sm: 64 }}>
      <Welcome invitation={invitation} />
      <form onSubmit={submit}>
        <Stack mt="xl">
          {asks && <Questions invitation={invitation} />}
          {error && <Alert color="red" role="alert" title={error.message} />}
          <Button type="submit" size="md" loading={isPending}>
            {asks ? 'Continue' : 'Try again'}
          </Button>
        </Stack>
      </form>
    </Container>
  );
}

function Questions({ invitation }: { invitation: Invitation }) {
  return (
    <>
      <TextInput
        name="name"
        label="Your name"
        description={invitation.nameRequired ? undefined : 'Optional'}
        required={invitation.nameRequired ?? false}
        maxLength={100}
        autoComplete="name"
        size="md"
      />
      {invitation.passwordRequired && (
        <PasswordInput
          name="password"
          label="Password"
          required
          autoComplete="off"
          size="md"
        />
      )}
    </>
  );
}

function answersOf(form: HTMLFormElement): { name?: string; password?: string } {
  const fields = [...new FormData(form)].filter(([, value]) => value !== '');
  return Object.fromEntries(fields);
}

function useOnce(action: () => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    action();
  });
}
