/** Where somebody goes who came for nothing in particular. */
export const HOME = '/security';

/**
 * Where to go after signing in: an address of this server, whoever made the link.
 *
 * @param wanted as it stands in the link
 * @param origin of this page
 */
export function continuation(wanted: string | null, origin: string): string {
  const home = new URL(HOME, origin);
  if (!wanted?.startsWith('/')) return home.href;
  try {
    const url = new URL(wanted, origin);
    // The whole address: of a path, browsers could make another server again, as of //example.com.
    return url.origin === origin && url.pathname !== '/sign-in' ? url.href : home.href;
  } catch {
    return home.href;
  }
}

export function signInPath(wanted: string): string {
  return `/sign-in?continue=${encodeURIComponent(wanted)}`;
}
