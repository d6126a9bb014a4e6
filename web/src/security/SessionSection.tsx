import { Button } from '@mantine/core';
import { type BrowserSession, endOtherSessions, endSession, sessions } from '../api/security';
import { formatShortMoment } from '../frame/moments';
import { useAct } from '../frame/proof';
import { Row } from '../frame/Rows';
import { Section } from '../frame/Section';
import { Wrong } from '../frame/Wrong';
import { browserOf } from './agent';
import { BrowserName } from './BrowserName';
import { Listed } from './Listed';
import { RowButton } from './RowButton';

const SHOWN = ['sessions', 'devices', 'authorizations'] as const;

export function SessionSection() {
  const { mutate, error, isPending } = useAct(endOtherSessions, { changes: SHOWN });
  return (
    <Section title="Where you are signed in">
      <Listed name="sessions" label="Sessions" load={sessions} none="Nowhere.">
        {(session) => <SessionRow key={session.id} session={session} />}
      </Listed>
      <Wrong error={error} />
      <div>
        <Button variant="default" loading={isPending} onClick={() => { mutate(undefined); }}>
          Sign out everywhere else
        </Button>
      </div>
    </Section>
  );
}

function SessionRow({ session: { id, agent, address, createdAt, lastUsedAt, current } }: { session: BrowserSession }) {
  const browser = browserOf(agent);
  return (
    <Row
      name={<BrowserName name={browser} current={current} />}
      details={[address, `signed in ${formatShortMoment(createdAt)}`, `last seen ${formatShortMoment(lastUsedAt)}`]}
    >
      {!current && (
        <RowButton text="Sign out" of={`${browser}, ${address}`} act={() => endSession(id)} changes={SHOWN} />
      )}
    </Row>
  );
}
