import { Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation, useSearchParams } from 'react-router';
import { type Consent, consentOf, decision, decisionPath, send } from '../api/oauth';
import { isProblem } from '../api/problem';
import { CardPage } from '../frame/CardPage';
import { ProofProvider } from '../frame/Proof';
import { useAct } from '../frame/proof';
import { SessionContext, useSessionQuery } from '../frame/session';
import { Unanswered } from '../frame/Unanswered';
import { signInPath } from '../door/continuation';
import { Waiting } from '../Waiting';
import { hostOf } from './hostOf';
import { NotMe } from './NotMe';
import { Refusal } from './Refusal';
import { ScopeList } from './ScopeList';

/** Asks whether a program may have what it wants. */
export function ConsentPage() {
  const [asked] = useSearchParams();
  const { pathname, search } = useLocation();
  const session = useSessionQuery();
  const consent = useQuery({
    queryKey: ['consent', search],
    queryFn: ({ signal }) => consentOf(asked, signal),
    enabled: Boolean(session.data),
    staleTime: Infinity,
  });
  if (session.data === null) return <Navigate to={signInPath(pathname + search)} replace />;
  if (isProblem(consent.error, 'not-found', 'invalid-request')) return <Over />;
  const error = session.error ?? consent.error;
  if (error) return <Unanswered error={error} again={() => void (session.error ? session : consent).refetch()} />;
  if (!session.data || !consent.data) return <Waiting />;
  return (
    <SessionContext value={session.data}>
      <ProofProvider>
        <Question asked={asked} consent={consent.data} username={session.data.account.username} />
      </ProofProvider>
    </SessionContext>
  );
}

/** Answered already, too old, or somebody else's. */
function Over() {
  return (
    <CardPage title="This question is over">
      <Text>It has been answered, is too old, or was for another account. Go back to the program and start again.</Text>
    </CardPage>
  );
}

interface QuestionProps {
  asked: URLSearchParams;
  consent: Consent;
  username: string;
}

function Question({ asked, consent: { client, scopes }, username }: QuestionProps) {
  const { mutate, error, isPending, isSuccess, variables } = useAct(
    (allowed: string[]) => send(decisionPath(asked), decision(asked, allowed)),
    { done: (location) => { window.location.assign(location); } },
  );
  const busy = isPending || isSuccess;
  const allows = variables !== undefined && variables.length > 0;
  const code = asked.get('user_code');
  return (
    <CardPage title={`Allow ${client.name}?`}>
      <Text style={{ overflowWrap: 'anywhere' }}>
        <b>{client.name}</b>
        <Homepage address={client.homepage} /> wants to use your account <b>{username}</b>. It will be able to:
      </Text>
      <ScopeList scopes={scopes} />
      {code !== null && (
        <Text>
          Go on only if a device before you shows the code <b>{code}</b>. Who sent you a link with it could get in
          otherwise.
        </Text>
      )}
      <Text c="dimmed" size="sm">
        It does not get your password. You can take its access away at any time, under Security.
      </Text>
      <Refusal error={error} />
      <Group gap="xs" grow>
        <Button
          size="md"
          disabled={busy && !allows}
          loading={busy && allows}
          onClick={() => { mutate(scopes.map(({ value }) => value)); }}
        >
          Allow
        </Button>
        <Button
          size="md"
          variant="default"
          disabled={busy && allows}
          loading={busy && !allows}
          onClick={() => { mutate([]); }}
        >
          Deny
        </Button>
      </Group>
      <NotMe username={username} />
    </CardPage>
  );
}

function Homepage({ address }: { address: string | undefined }) {
  const host = hostOf(address);
  if (host === undefined) return null;
  return (
    <>
      {' ('}
      <Anchor href={address} underline="always" target="_blank" rel="noopener noreferrer">
        {host}
      </Anchor>
      {')'}
    </>
  );
}
