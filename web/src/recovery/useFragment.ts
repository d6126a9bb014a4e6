import { useEffect, useState } from 'react';

/**
 * The secret of a link, which stands behind the `#` so that no server, proxy or log sees it. Taken out
 * of the address at once, so that it stays in no history either.
 */
export function useFragment(): string {
  const [secret] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  }, []);
  return secret;
}
