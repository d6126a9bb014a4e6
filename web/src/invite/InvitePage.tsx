import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { invitationOf } from '../api/guest';
import { invitationIsOver } from '../api/problem';
import { Missing } from '../Missing';
import { Notice } from '../Notice';
import { Waiting } from '../Waiting';
import { forget, keep, type Kept, keptFor, keyOf } from './credential';
import { Door } from './Door';
import { Ended } from './Ended';

const Room = lazy(async () => ({ default: (await import('../room/Room')).Room }));

export function InvitePage() {
  const { token } = useParams();
  return token === undefined ? <Missing /> : <Invited key={token} token={token} />;
}

function Invited({ token }: { token: string }) {
  const [ended, setEnded] = useState(false);
  const [kept, setKept] = useState(() => keptFor(token));
  const { data, error, refetch } = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => invitationOf(token, signal),
    enabled: !ended,
    // What is left of it is counted from here on by the page itself.
    staleTime: Infinity,
  });
  const enter = (session: Kept) => {
    keep(token, session);
    setKept(session);
  };
  // A new password puts guests out of an invitation that is open: only the door can tell.
  const putOut = () => {
    forget(token);
    void refetch({ cancelRefetch: false }).then(() => { setKept(undefined); });
  };
  if (ended || invitationIsOver(error)) return <Ended />;
  if (!data) return error ? <Unanswered again={() => void refetch()} /> : <Waiting />;
  return kept ? (
    <Suspense fallback={<Waiting />}>
      <Room storage={keyOf(token)} credential={kept.credential} token={token} invitation={data} ended={putOut} />
    </Suspense>
  ) : (
    <Door token={token} invitation={data} enter={enter} ended={() => { setEnded(true); }} />
  );
}

function Unanswered({ again }: { again: () => void }) {
  return (
    <Notice title="The server does not answer">
      <p>Please check your connection.</p>
      <Button onClick={again}>Try again</Button>
    </Notice>
  );
}
