import { Anchor, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, type SyntheticEvent, useCallback, useRef, useState } from 'react';
import { isProblem } from '../api/problem';
import { prove } from '../api/session';
import { CodeInput } from '../door/CodeInput';
import { knowsPasskeys, proveWithPasskey } from '../passkey/passkey';
import { Dialog } from './Dialog';
import { fieldsOf, returnTo } from './fields';
import { FormButtons } from './FormButtons';
import { GaveUp, ProofContext } from './proof';
import { useSession } from './session';
import { useLatch } from './useLatch';
import { Wrong } from './Wrong';

interface Asking {
  proved: () => void;
  gaveUp: () => void;
}

/** Asks for the password again, over the page, whenever something dangerous is to be done. */
export function ProofProvider({ children }: { children: ReactNode }) {
  const [asking, setAsking] = useState<Asking>();
  const ask = useCallback(
    () =>
      new Promise<void>((resolve, reject) => {
        const ended = (then: () => void) => () => {
          setAsking(undefined);
          then();
        };
        setAsking({ proved: ended(resolve), gaveUp: ended(() => { reject(new GaveUp()); }) });
      }),
    [],
  );
  return (
    <ProofContext value={ask}>
      {children}
      {asking && <ProofDialog {...asking} />}
    </ProofContext>
  );
}

function ProofDialog({ proved, gaveUp }: Asking) {
  const form = useRef<HTMLFormElement>(null);
  const { mutate, error, isPending } = useMutation({
    mutationFn: prove,
    onSuccess: proved,
    onError: (reason) => { returnTo(form.current, isProblem(reason, 'wrong-code') ? 'code' : 'password'); },
  });
  const { account } = useSession();
  const wantsCode = useLatch(isProblem(error, 'second-factor-required', 'wrong-code'));
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { password = '', code } = fieldsOf(event.currentTarget);
    mutate({ password, ...(code !== undefined && { code }) });
  };
  return (
    <Dialog title="Is it you?" close={gaveUp}>
      <Text>This changes who can get into your account. Please show once more that it is you.</Text>
      <form ref={form} onSubmit={submit}>
        <Stack>
          <input type="text" name="username" autoComplete="username" value={account.username} readOnly hidden />
          <PasswordInput name="password" label="Password" autoComplete="current-password" required size="md" data-autofocus />
          {wantsCode && <CodeInput focused />}
          {!isProblem(error, 'second-factor-required') && <Wrong error={error} />}
          <FormButtons text="Go on" pending={isPending} cancel={gaveUp} />
          {knowsPasskeys() && <ByPasskey proved={proved} />}
        </Stack>
      </form>
    </Dialog>
  );
}

function ByPasskey({ proved }: { proved: () => void }) {
  const { mutate, error } = useMutation({
    mutationFn: proveWithPasskey,
    onSuccess: proved,
  });
  return (
    <>
      <Anchor component="button" type="button" ta="left" onClick={() => { mutate(); }}>
        Use a passkey instead
      </Anchor>
      <Wrong error={error} />
    </>
  );
}
