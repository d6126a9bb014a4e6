/** Said of what the server puts into `/sign-in?problem=`; whatever else stands there is not shown. */
const REASONS: Record<string, string> = {
  'email-not-verified':
    'That sign-in belongs to no account here, and there is no address that both sides have verified. Sign in with your password once and link it under Security.',
  'identity-taken': 'That sign-in is linked to another account here.',
  'not-found': 'There is no such provider here.',
  'provider-unavailable': 'The provider does not answer. Please try again in a moment.',
  'sign-in-cancelled': 'Nobody was signed in: the provider was told not to, or refused.',
  'too-many-requests': 'There were too many attempts. Please wait a little.',
};

export function whyProviderFailed(code: string): string {
  return REASONS[code] ?? 'Signing in with the provider did not work. Please try again.';
}
