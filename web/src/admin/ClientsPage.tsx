import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { changeClient, type Client, clients, deleteClient, newSecret } from '../api/clients';
import { formatDay } from '../frame/moments';
import { AskingButton } from '../frame/AskingButton';
import { Row } from '../frame/Rows';
import { Section } from '../frame/Section';
import { Tag } from '../frame/Tag';
import { useReveal } from '../frame/useReveal';
import { Listed } from '../security/Listed';
import { RowButton } from '../security/RowButton';
import { AdminPage } from './AdminPage';
import { ClientForm } from './ClientForm';
import { SecretDialog } from './SecretDialog';

const SHOWN = ['clients'] as const;

/** The programs that may ask people to let them in. */
export function ClientsPage() {
  const [made, setMade] = useState<Client>();
  return (
    <AdminPage title="Programs">
      <Section title="Set up here" about="They can ask people to let them in; what they get, each person decides.">
        <Listed name="clients" label="Programs" load={clients} none="There are none yet.">
          {(client) => <ClientRow key={client.id} client={client} show={setMade} />}
        </Listed>
      </Section>
      <NewClient made={setMade} />
      {made && <SecretDialog client={made} close={() => { setMade(undefined); }} />}
    </AdminPage>
  );
}

interface ClientRowProps {
  client: Client;
  /** Shows the new secret. */
  show: (client: Client) => void;
}

function ClientRow({ client, show }: ClientRowProps) {
  const { id, name, disabled, createdAt, owner, confidential, redirectUris } = client;
  const own = owner !== undefined;
  const details = [`client_id ${id}`, ...(own ? [`since ${formatDay(createdAt)}`] : ['comes with the server']), ...redirectUris];
  return (
    <Row
      name={
        <Group gap={8}>
          <span>{name}</span>
          {disabled && <Tag>off</Tag>}
        </Group>
      }
      details={details}
    >
      <Group gap={8}>
        <RowButton
          text={disabled ? 'Turn on' : 'Turn off'}
          of={name}
          act={() => changeClient(id, { disabled: !disabled })}
          changes={SHOWN}
        />
        {own && confidential && <NewSecret client={client} show={show} />}
        {own && (
          <AskingButton
            text="Delete"
            of={name}
            question={`Delete ${name}?`}
            yes="Delete it"
            no="Keep it"
            act={() => deleteClient(id)}
            changes={SHOWN}
          >
            It is forgotten, and all that people have let it do ends.
          </AskingButton>
        )}
      </Group>
    </Row>
  );
}

function NewSecret({ client: { id, name }, show }: ClientRowProps) {
  return (
    <AskingButton
      text="New secret"
      of={name}
      question={`A new secret for ${name}?`}
      yes="Make it"
      no="Keep the old one"
      act={() => newSecret(id)}
      changes={[]}
      done={show}
    >
      The one that it has stops working at once: nobody can use the program until it has been told the new one.
    </AskingButton>
  );
}

function NewClient({ made }: { made: (client: Client) => void }) {
  const [shown, setShown, button, place] = useReveal();
  const done = (client: Client) => {
    setShown(false);
    made(client);
  };
  if (!shown) {
    return (
      <div>
        <Button ref={button} onClick={() => { setShown(true); }}>
          Set up a program
        </Button>
      </div>
    );
  }
  return (
    <div ref={place}>
      <Section title="A new program">
        <ClientForm made={done} cancel={() => { setShown(false); }} changes={SHOWN} />
      </Section>
    </div>
  );
}
