import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useRef } from 'react';
import { Link } from 'react-router';
import { isProblem } from '../api/problem';
import { signIn } from '../api/session';
import { CardPage } from '../frame/CardPage';
import { fieldsOf, returnTo } from '../frame/fields';
import { Wrong } from '../frame/Wrong';
import { CODES, type Complete } from './CodeStep';
import { OtherWays } from './OtherWays';
import { whyProviderFailed } from './providerErrors';

interface PasswordStepProps {
  wanted: string | null;
  /** Why signing in with another provider did not work. */
  failed: string | null;
  next: boolean;
  done: () => void;
  wantsCode: (half: { complete: Complete; methods: string[] }) => void;
}

export function PasswordStep({ wanted, failed, next, done, wantsCode }: PasswordStepProps) {
  const form = useRef<HTMLFormElement>(null);
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: signIn,
    onSuccess: done,
    onError: (reason, login) => {
      if (!isProblem(reason, 'second-factor-required')) returnTo(form.current, 'password');
      else wantsCode({ complete: (code) => signIn({ ...login, ...code }), methods: reason.problem.methods ?? CODES });
    },
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { username = '', password = '' } = fieldsOf(event.currentTarget);
    mutate({ username, password });
  };
  return (
    <CardPage title="Sign in" next={next}>
      {failed !== null && !error && <Alert color="red" role="alert" title={whyProviderFailed(failed)} />}
      <form ref={form} onSubmit={submit}>
        <Stack>
          <TextInput
            name="username"
            label="Name or e-mail address"
            autoComplete="username webauthn"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            maxLength={254}
            required
            size="md"
            autoFocus={!next}
          />
          <PasswordInput name="password" label="Password" autoComplete="current-password" required size="md" />
          {!isProblem(error, 'second-factor-required') && <Wrong error={error} />}
          <Button type="submit" size="md" loading={isPending || isSuccess}>
            Sign in
          </Button>
        </Stack>
      </form>
      <Anchor component={Link} to="/forgot-password" ta="center">
        Forgot your password?
      </Anchor>
      <OtherWays wanted={wanted} done={done} />
    </CardPage>
  );
}
