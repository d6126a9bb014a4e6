import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { CopyButton } from '../frame/CopyButton';
import { Dialog } from '../frame/Dialog';
import { useSession } from '../frame/session';
import { sheetOf } from './sheetOf';
import classes from './security.module.css';

/** Shown once. Does not go away by a key struck by mistake. */
export function RecoveryCodesDialog({ codes, close }: { codes: string[]; close: () => void }) {
  const { account } = useSession();
  const sheet = sheetOf(codes, account.username, window.location.host);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    close();
  };
  return (
    <Dialog title="Your recovery codes" close={undefined}>
      <Text>
        Each of them lets you in once, in place of your phone. They are not shown again: keep them where you would look
        without it, on paper or in a password manager.
      </Text>
      <ul className={classes.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="xs">
        <CopyButton text={sheet} />
        <Download text={sheet} />
      </Group>
      <form onSubmit={submit}>
        <Stack>
          <Checkbox name="kept" label="I have kept them" required />
          <Button type="submit">Done</Button>
        </Stack>
      </form>
    </Dialog>
  );
}

function Download({ text }: { text: string }) {
  const [address] = useState(() => URL.createObjectURL(new Blob([text], { type: 'text/plain' })));
  useEffect(() => () => { URL.revokeObjectURL(address); }, [address]);
  return (
    <Button component="a" variant="default" href={address} download="pinhole-recovery-codes.txt">
      Download
    </Button>
  );
}
