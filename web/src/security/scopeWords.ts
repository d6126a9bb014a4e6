/** What a program may do, in few words; the consent page has the server's own, which say more. */
const WORDS: Record<string, string> = {
  'images:read': 'see your images',
  'images:write': 'add and change your images',
  captures: 'photograph web pages',
  invitations: 'invite guests',
  admin: 'do all that an admin may',
  openid: 'know who you are',
  profile: 'know your name',
  email: 'know your e-mail address',
};

export function mayDo(scopes: readonly string[]): string {
  return `may ${scopes.map((scope) => WORDS[scope] ?? scope).join(', ')}`;
}
