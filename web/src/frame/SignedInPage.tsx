import './frame.css';
import { Button, Container, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Navigate, NavLink, useLocation } from 'react-router';
import { onSignedOut } from '../api/own';
import { signOut } from '../api/session';
import { signInPath } from '../door/continuation';
import { Waiting } from '../Waiting';
import { Brand } from './Brand';
import classes from './frame.module.css';
import { Heading } from './Heading';
import { ProofProvider } from './Proof';
import { SESSION, SessionContext, useSession, useSessionQuery } from './session';
import { Unanswered } from './Unanswered';

/** Where a second factor is set up. */
const FIRST = '/security';

/**
 * A page for those who are signed in; others sign in first and come back. Who lacks a second factor
 * that is asked of them can do nothing but set it up, and is led there.
 */
export function SignedInPage({ title, children }: { title: string; children: ReactNode }) {
  const { data, error, refetch } = useSessionQuery();
  const { pathname, search } = useLocation();
  useGone();
  if (data === null) return <Navigate to={signInPath(pathname + search)} replace />;
  if (!data) return error ? <Unanswered error={error} again={() => void refetch()} /> : <Waiting />;
  if (data.secondFactorMissing && pathname !== FIRST) return <Navigate to={FIRST} replace />;
  return (
    <SessionContext value={data}>
      <ProofProvider>
        <Top />
        <Container component="main" size={760} px={{ base: 12, sm: 'md' }} py={{ base: 'lg', sm: 'xl' }}>
          <Stack gap="lg">
            <Heading>{title}</Heading>
            {children}
          </Stack>
        </Container>
      </ProofProvider>
    </SessionContext>
  );
}

/** A session can end while its page is open: by another browser, or by time. */
function useGone(): void {
  const queries = useQueryClient();
  useEffect(() => {
    onSignedOut(() => queries.setQueryData(SESSION, null));
    return () => { onSignedOut(() => undefined); };
  }, [queries]);
}

function Top() {
  const { account } = useSession();
  const { mutate, isPending } = useMutation({
    mutationFn: signOut,
    // All that was shown belongs to who is gone: a new page forgets it.
    onSettled: () => { window.location.assign('/sign-in'); },
  });
  return (
    <header className={classes.top}>
      <div className={classes.bar}>
        <Brand />
        <nav aria-label="Pages" className={classes.nav}>
          <ul className={classes.links}>
            <li><NavLink to="/security">Security</NavLink></li>
            {account.role === 'admin' && (
              <>
                <li><NavLink to="/admin/clients">Programs</NavLink></li>
                <li><NavLink to="/admin/audit">Audit</NavLink></li>
              </>
            )}
          </ul>
        </nav>
        <Text size="sm" c="dimmed" className={classes.who ?? ''}>
          {account.username}
        </Text>
        <Button size="compact-sm" variant="default" loading={isPending} onClick={() => { mutate(); }}>
          Sign out
        </Button>
      </div>
    </header>
  );
}
