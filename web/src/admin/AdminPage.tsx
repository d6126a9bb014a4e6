import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../frame/session';
import { SignedInPage } from '../frame/SignedInPage';

/** For admins. The server asks, too; this is so that others are told why. */
export function AdminPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <SignedInPage title={title}>
      <ForAdmins>{children}</ForAdmins>
    </SignedInPage>
  );
}

function ForAdmins({ children }: { children: ReactNode }) {
  const { account } = useSession();
  return account.role === 'admin' ? children : <Text>Only admins can see this. If you are one, sign out and come back with that account.</Text>;
}
