import { Alert, Button, Group, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { Account } from '../api/session';
import { formatDay } from '../frame/moments';
import { Rows, Row } from '../frame/Rows';
import { Section } from '../frame/Section';
import { useSession } from '../frame/session';
import { Tag } from '../frame/Tag';
import { useReveal } from '../frame/useReveal';
import { ChangeForm } from './ChangeForm';

export function AccountSection() {
  const { account } = useSession();
  const [changing, setChanging, button, place] = useReveal();
  const [said, setSaid] = useState('');
  const done = (changed: Account) => {
    setSaid(whatHappened(changed));
    setChanging(false);
  };
  return (
    <Section title="Account">
      <Rows label="Account">
        <Row name={account.username} details={[kind(account), `since ${formatDay(account.createdAt)}`]} />
        <Row name={<Address account={account} />} details={addressDetails(account)}>
          {!changing && (
            <Button ref={button} size="xs" variant="default" onClick={() => { setChanging(true); }}>
              {account.email === undefined ? 'Add an address' : 'Change the address'}
            </Button>
          )}
        </Row>
      </Rows>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {account.pendingEmail !== undefined && <Pending address={account.pendingEmail} />}
      {changing && (
        <div ref={place}>
          <ChangeForm
            text="Change the address"
            read={({ email = '' }) => ({ email })}
            done={done}
            cancel={() => { setChanging(false); }}
          >
            <TextInput
              name="email"
              type="email"
              label="E-mail address"
              description="Left empty, the account has none, and nobody can send you a new password."
              autoComplete="email"
              defaultValue={account.email ?? ''}
              maxLength={254}
              size="md"
            />
          </ChangeForm>
        </div>
      )}
    </Section>
  );
}

function kind({ role }: Account): string {
  return role === 'admin' ? 'Admin' : 'Account';
}

function Address({ account: { email, emailVerified } }: { account: Account }) {
  return (
    <Group gap={8}>
      <span>{email ?? 'No e-mail address'}</span>
      {email !== undefined && emailVerified === true && <Tag>confirmed</Tag>}
    </Group>
  );
}

function addressDetails({ email }: Account): string[] {
  return [email === undefined ? 'Needed to get a new password by mail' : 'Where a link for a new password is sent'];
}

function Pending({ address }: { address: string }) {
  return (
    <Alert color="blue" title="One more step">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        A link was sent to <b>{address}</b>. Once you have opened it, this is your address.
      </Text>
    </Alert>
  );
}

function whatHappened({ pendingEmail, email }: Account): string {
  if (pendingEmail !== undefined) return `A link was sent to ${pendingEmail}.`;
  return email === undefined ? 'The account has no address any more.' : `The address is ${email}.`;
}
