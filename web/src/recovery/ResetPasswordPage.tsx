import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useRef } from 'react';
import { Link } from 'react-router';
import { isProblem } from '../api/problem';
import { resetPassword } from '../api/session';
import { CardPage } from '../frame/CardPage';
import { fieldsOf, returnTo } from '../frame/fields';
import { Wrong } from '../frame/Wrong';
import { NewPasswordInput } from './NewPasswordInput';
import { useFragment } from './useFragment';

export function ResetPasswordPage() {
  const token = useFragment();
  const form = useRef<HTMLFormElement>(null);
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: (password: string) => resetPassword(token, password),
    onError: () => { returnTo(form.current, 'password'); },
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(fieldsOf(event.currentTarget).password ?? '');
  };
  if (isSuccess) return <Changed />;
  if (token === '' || isProblem(error, 'wrong-link')) return <WrongLink next={token !== ''} />;
  return (
    <CardPage title="Choose a new password">
      <form ref={form} onSubmit={submit}>
        <Stack>
          <NewPasswordInput />
          <Wrong error={error} />
          <Button type="submit" size="md" loading={isPending}>
            Change the password
          </Button>
        </Stack>
      </form>
    </CardPage>
  );
}

function Changed() {
  return (
    <CardPage title="Your password is changed" next>
      <Text>Wherever you were signed in, you are no longer. Sign in with the new password.</Text>
      <Button component={Link} to="/sign-in" size="md">
        Sign in
      </Button>
    </CardPage>
  );
}

function WrongLink({ next }: { next: boolean }) {
  return (
    <CardPage title="This link does not work" next={next}>
      <Text>It has been used already, is too old, or is not complete. Of several links, only the latest works.</Text>
      <Anchor component={Link} to="/forgot-password">
        Get a new link
      </Anchor>
    </CardPage>
  );
}
