import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { isProblem } from '../api/problem';
import { sessionOf, type SessionView } from '../api/session';

export const SESSION = ['session'];

/** Who is signed in with this browser; null for nobody. */
export function useSessionQuery() {
  return useQuery<SessionView | null>({
    queryKey: SESSION,
    queryFn: async ({ signal }) => {
      try {
        return await sessionOf(signal);
      } catch (error) {
        if (isProblem(error, 'unauthenticated')) return null;
        throw error;
      }
    },
    staleTime: Infinity,
  });
}

export const SessionContext = createContext<SessionView | undefined>(undefined);

/** Within a page for those who are signed in. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (!session) throw new Error('nobody is signed in');
  return session;
}
