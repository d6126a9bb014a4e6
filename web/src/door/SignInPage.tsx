import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { completeProviderSignIn, type SessionView, signOut } from '../api/session';
import { CardPage } from '../frame/CardPage';
import { SESSION, useSessionQuery } from '../frame/session';
import { Unanswered } from '../frame/Unanswered';
import { Wrong } from '../frame/Wrong';
import { Waiting } from '../Waiting';
import { CODES, CodeStep, type Complete } from './CodeStep';
import { continuation } from './continuation';
import { PasswordStep } from './PasswordStep';

interface Half {
  complete: Complete;
  methods: string[];
}

export function SignInPage() {
  const [query] = useSearchParams();
  const { data, error, refetch } = useSessionQuery();
  const [half, setHalf] = useState<Half | undefined>(() =>
    // Whoever comes back from a provider; who that was, a cookie knows.
    query.has('provider') ? { complete: completeProviderSignIn, methods: CODES } : undefined,
  );
  const [turnedBack, setTurnedBack] = useState(false);
  const target = continuation(query.get('continue'), window.location.origin);
  // The whole page anew: where it goes may be the server's, and nothing typed is to stay.
  const done = () => { window.location.replace(target); };

  if (data === undefined) return error ? <Unanswered error={error} again={() => void refetch()} /> : <Waiting />;
  if (data) return <Already session={data} goOn={done} />;
  return half ? (
    <CodeStep
      {...half}
      done={done}
      back={() => {
        setTurnedBack(true);
        setHalf(undefined);
      }}
    />
  ) : (
    <PasswordStep
      wanted={query.get('continue')}
      failed={query.get('problem')}
      next={turnedBack}
      done={done}
      wantsCode={setHalf}
    />
  );
}

/** Asks before it goes on: what sent them here may want somebody else, or to see the password again. */
function Already({ session, goOn }: { session: SessionView; goOn: () => void }) {
  const queries = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: signOut,
    onSuccess: () => queries.setQueryData(SESSION, null),
  });
  return (
    <CardPage title="You are signed in">
      <Text>
        As <b>{session.account.username}</b>.
      </Text>
      <Wrong error={error} />
      <Group gap="xs">
        <Button size="md" onClick={goOn}>
          Go on
        </Button>
        <Button size="md" variant="default" loading={isPending} onClick={() => { mutate(); }}>
          Sign in as somebody else
        </Button>
      </Group>
    </CardPage>
  );
}
