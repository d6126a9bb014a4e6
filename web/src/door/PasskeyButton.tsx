import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { knowsPasskeys, offersPasskeys, signInWithPasskey } from '../passkey/passkey';
import { Wrong } from '../frame/Wrong';

/**
 * Signs in with a passkey: by the button, or where the browser offers one beside the name.
 *
 * @param offered whether it is to be offered there
 */
export function PasskeyButton({ offered = false, done }: { offered?: boolean; done: () => void }) {
  const waiting = useRef(new AbortController());
  const { mutate, error, isPending, variables } = useMutation({
    mutationFn: (mediation: 'conditional' | 'optional') => {
      // The browser asks one thing at a time.
      waiting.current.abort();
      waiting.current = new AbortController();
      return signInWithPasskey(waiting.current.signal, mediation);
    },
    onSuccess: done,
  });
  const asked = useRef(false);
  useEffect(() => {
    if (!offered || asked.current) return;
    asked.current = true;
    void offersPasskeys().then((offers) => {
      if (offers) mutate('conditional');
    });
  }, [offered, mutate]);
  useEffect(() => () => { waiting.current.abort(); }, []);
  if (!knowsPasskeys()) return null;
  return (
    <>
      <Wrong error={error} />
      <Button
        size="md"
        variant="default"
        onClick={() => { mutate('optional'); }}
        aria-busy={isPending && variables === 'optional'}
      >
        Sign in with a passkey
      </Button>
    </>
  );
}
