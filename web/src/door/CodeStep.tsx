import { Anchor, Button, Checkbox, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useRef } from 'react';
import { isProblem } from '../api/problem';
import { CardPage } from '../frame/CardPage';
import { fieldsOf, returnTo } from '../frame/fields';
import { Wrong } from '../frame/Wrong';
import { CodeInput } from './CodeInput';
import { PasskeyButton } from './PasskeyButton';

/** Ways that end in a code to be typed. */
export const CODES = ['totp', 'recovery-code'];

/** Signs in with what was shown before, and the code. */
export type Complete = (code: { code: string; rememberDevice: boolean }) => Promise<unknown>;

interface CodeStepProps {
  complete: Complete;
  methods: string[];
  done: () => void;
  back: () => void;
}

/** The password was right, or the provider knew them; now what only its owner has. */
export function CodeStep({ complete, methods, done, back }: CodeStepProps) {
  const form = useRef<HTMLFormElement>(null);
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: complete,
    onSuccess: done,
    onError: (reason) => {
      // Changed meanwhile, or it took too long.
      if (isProblem(reason, 'wrong-credentials', 'unauthenticated', 'provider-answer-invalid')) back();
      else returnTo(form.current, 'code');
    },
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { code = '', remember } = fieldsOf(event.currentTarget);
    mutate({ code: code.trim(), rememberDevice: remember !== undefined });
  };
  const codes = methods.some((method) => CODES.includes(method));
  return (
    <CardPage title="One more step" next={!codes}>
      <Text c="dimmed">
        {codes
          ? 'Your account asks for a code as well. Open your authenticator app, or take one of your recovery codes.'
          : 'Your account asks for your passkey as well.'}
      </Text>
      {codes && (
        <form ref={form} onSubmit={submit}>
          <Stack>
            <CodeInput focused />
            <Checkbox name="remember" label="Ask for no code in this browser for 30 days" />
            <Wrong error={error} />
            <Button type="submit" size="md" loading={isPending || isSuccess}>
              Sign in
            </Button>
          </Stack>
        </form>
      )}
      {methods.includes('passkey') && <PasskeyButton done={done} />}
      <Anchor component="button" type="button" ta="center" onClick={back}>
        Start again
      </Anchor>
    </CardPage>
  );
}
