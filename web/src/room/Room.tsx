import { Container, Stack } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Invitation } from '../api/guest';
import { Welcome } from '../invite/Welcome';
import { select, typeOf } from '../upload/selection';
import { allowanceLeft } from './allowance';
import { Aloud } from './Aloud';
import { Arrived } from './Arrived';
import { Chooser } from './Chooser';
import { FileList } from './FileList';
import { openRoom } from './openRoom';
import { RefusalList } from './RefusalList';
import { TotalsPanel } from './TotalsPanel';
import { useFiles, useRefusals } from './state';

interface RoomProps {
  token: string;
  /** Names what this browser keeps for the guest. */
  storage: string;
  credential: string;
  invitation: Invitation;
  ended: () => void;
}

/** Where a guest who was let in sends images. */
export function Room({ storage, credential, invitation, ended }: RoomProps) {
  const [{ guest, uploads, refusals }] = useState(() => openRoom(storage, credential, ended));
  const files = useFiles(uploads);
  const refused = useRefusals(refusals);
  const chooser = useRef<HTMLButtonElement>(null);

  const choose = (chosen: readonly File[]) => {
    const selection = select(chosen, allowanceLeft(invitation, uploads.getFiles()));
    refusals.add(...selection.refused);
    uploads.addFiles(selection.accepted.map((data) => ({ name: data.name, type: typeOf(data), data, source: 'page' })));
  };

  return (
    <Container component="main" size="sm" py={{ base: 'lg', sm: 48 }}>
      <Stack gap="lg">
        <Welcome invitation={invitation} />
        <Chooser types={invitation.types} compact={files.length > 0} button={chooser} choose={choose} />
        <Aloud files={files} />
        {files.length > 0 && <TotalsPanel uploads={uploads} files={files} chooser={chooser} />}
        {refused.length > 0 && (
          <RefusalList refused={refused} chooser={chooser} dismiss={() => { refusals.clear(); }} />
        )}
        <FileList uploads={uploads} files={files} chooser={chooser} />
        <Arrived guest={guest} mode={invitation.mode} files={files} ended={ended} />
      </Stack>
    </Container>
  );
}
