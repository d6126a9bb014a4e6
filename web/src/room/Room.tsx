import { Container, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Invitation } from '../api/guest';
import { Welcome } from '../invite/Welcome';
import { select, typeOf } from '../upload/selection';
import { allowanceLeft } from './allowance';
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

  const choose = (chosen: readonly File[]) => {
    const selection = select(chosen, allowanceLeft(invitation, uploads.getFiles()));
    refusals.add(...selection.refused);
    uploads.addFiles(selection.accepted.map((data) => ({ name: data.name, type: typeOf(data), data, source: 'page' })));
  };

  return (
    <Container component="main" size="sm" py={{ base: 'lg', sm: 48 }}>
      <Stack gap="lg">
        <Welcome invitation={invitation} />
        <Chooser types={invitation.types} compact={files.length > 0} choose={choose} />
        {files.length > 0 && <TotalsPanel uploads={uploads} files={files} />}
        {refused.length > 0 && <RefusalList refused={refused} dismiss={() => { refusals.clear(); }} />}
        <FileList uploads={uploads} files={files} />
        <Arrived guest={guest} mode={invitation.mode} files={files} ended={ended} />
      </Stack>
    </Container>
  );
}
