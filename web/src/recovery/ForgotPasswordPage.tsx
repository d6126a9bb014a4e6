import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { Link } from 'react-router';
import { requestPasswordReset } from '../api/session';
import { CardPage } from '../frame/CardPage';
import { fieldsOf } from '../frame/fields';
import { Wrong } from '../frame/Wrong';

export function ForgotPasswordPage() {
  const { mutate, error, isPending, isSuccess, variables } = useMutation({ mutationFn: requestPasswordReset });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(fieldsOf(event.currentTarget).email ?? '');
  };
  if (isSuccess) return <Sent email={variables} />;
  return (
    <CardPage title="Forgot your password?">
      <Text c="dimmed">Tell us the e-mail address of your account. You get a link with which you choose a new password.</Text>
      <form onSubmit={submit}>
        <Stack>
          <TextInput name="email" type="email" label="E-mail address" autoComplete="email" maxLength={254} required size="md" />
          <Wrong error={error} />
          <Button type="submit" size="md" loading={isPending}>
            Send the link
          </Button>
        </Stack>
      </form>
      <ToSignIn />
    </CardPage>
  );
}

/** Says the same whether or not there is such an account, as the server does. */
function Sent({ email }: { email: string }) {
  return (
    <CardPage title="Look into your mail" next>
      <Text style={{ overflowWrap: 'anywhere' }}>
        If an account has the address <b>{email}</b>, a link is on its way there. It works once and not for long.
      </Text>
      <Text c="dimmed">
        Nothing came? Look among the unwanted mail. An account without an address can be helped by who runs this server
        only.
      </Text>
      <ToSignIn />
    </CardPage>
  );
}

function ToSignIn() {
  return (
    <Anchor component={Link} to="/sign-in" ta="center">
      Back to signing in
    </Anchor>
  );
}
