import { Button, Group, Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  beginTotp,
  removeTotp,
  renewRecoveryCodes,
  type SecondFactor,
  secondFactor,
  type TotpSetup,
} from '../api/security';
import { AskingButton } from '../frame/AskingButton';
import { useAct } from '../frame/proof';
import { Row, Rows } from '../frame/Rows';
import { Section } from '../frame/Section';
import { Wrong } from '../frame/Wrong';
import { formatCount } from '../upload/format';
import { RecoveryCodesDialog } from './RecoveryCodesDialog';
import { TotpDialog } from './TotpDialog';

const SHOWN = ['second-factor', 'session', 'devices'] as const;

export function SecondFactorSection() {
  const { data, error } = useQuery({ queryKey: ['second-factor'], queryFn: ({ signal }) => secondFactor(signal) });
  const [codes, setCodes] = useState<string[]>();
  return (
    <Section
      title="Second factor"
      about="With it, nobody gets in who has found out your password: they would need your phone as well."
    >
      <Wrong error={error} />
      {!data && !error && <Loader size="sm" aria-label="Loading" role="status" />}
      {data && (
        <Rows label="Second factor">
          <App factor={data} show={setCodes} />
          {(data.totp || data.passkeys > 0) && <Sheet factor={data} show={setCodes} />}
        </Rows>
      )}
      {codes && <RecoveryCodesDialog codes={codes} close={() => { setCodes(undefined); }} />}
    </Section>
  );
}

interface PartProps {
  factor: SecondFactor;
  /** Shows new recovery codes. */
  show: (codes: string[]) => void;
}

function App({ factor, show }: PartProps) {
  const [setup, setSetup] = useState<TotpSetup>();
  const begin = useAct(beginTotp, { done: setSetup });
  const confirmed = (codes: string[]) => {
    setSetup(undefined);
    show(codes);
  };
  return (
    <Row
      name="Authenticator app"
      details={[factor.totp ? 'On: signing in asks for a code' : 'Off: the password is enough to get in']}
    >
      {factor.totp ? (
        <RemoveApp passkeys={factor.passkeys} />
      ) : (
        <Button size="xs" loading={begin.isPending} onClick={() => { begin.mutate(undefined); }}>
          Set up an app
        </Button>
      )}
      <Wrong error={begin.error} />
      {setup && <TotpDialog setup={setup} confirmed={confirmed} close={() => { setSetup(undefined); }} changes={SHOWN} />}
    </Row>
  );
}

function RemoveApp({ passkeys }: { passkeys: number }) {
  return (
    <AskingButton
      text="Remove the app"
      question="Remove the authenticator app?"
      yes="Remove it"
      no="Keep it"
      act={removeTotp}
      changes={SHOWN}
    >
      {passkeys > 0
        ? 'What the app shows lets nobody in any more. Your passkeys stay.'
        : 'From then on your password alone is enough to get in, for whoever has it.'}
    </AskingButton>
  );
}

function Sheet({ factor, show }: PartProps) {
  const { recoveryCodesLeft: left } = factor;
  return (
    <Row name="Recovery codes" details={['For when the phone is lost. Each works once.']}>
      <Group gap="sm">
        <Text size="sm" c={left < 3 ? 'var(--mantine-color-error)' : 'dimmed'}>
          {formatCount(left, 'code')} left
        </Text>
        <AskingButton
          text="Make new codes"
          question="Make new recovery codes?"
          yes="Replace the old ones"
          no="Keep the old ones"
          act={renewRecoveryCodes}
          changes={SHOWN}
          done={({ recoveryCodes }) => { show(recoveryCodes); }}
        >
          Those that you have written down stop working. The new ones are shown once.
        </AskingButton>
      </Group>
    </Row>
  );
}
