import { Button, Code, Group, Text } from '@mantine/core';
import type { Client } from '../api/clients';
import { CopyButton } from '../frame/CopyButton';
import { Dialog } from '../frame/Dialog';

/** What the program has to be told. Does not go away by a key struck by mistake. */
export function SecretDialog({ client: { id, name, secret }, close }: { client: Client; close: () => void }) {
  return (
    <Dialog title={name} close={secret === undefined ? close : undefined}>
      <Text>
        {secret === undefined ? 'Tell the program its id:' : 'Tell the program its id and its secret, which is not shown again:'}
      </Text>
      <Value label="client_id" text={id} />
      {secret !== undefined && <Value label="client_secret" text={secret} />}
      <Button onClick={close}>Done</Button>
    </Dialog>
  );
}

function Value({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Code block style={{ flex: 1, overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
          {text}
        </Code>
        <CopyButton text={text} />
      </Group>
    </div>
  );
}
