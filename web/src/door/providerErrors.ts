/** Said of what the server puts into `/sign-in?error=`; whatever else stands there is not shown. */
const REASONS: Record<string, string> = {
  'not-linked':
    'No account here belongs to that sign-in. Sign in with your password once and link it under Security.',
  'account-disabled': 'This account has been disabled.',
  'email-not-verified': 'The provider has not verified your e-mail address, so it cannot tell who you are here.',
  'access-denied': 'The provider was not allowed to tell who you are.',
};

export function whyProviderFailed(code: string): string {
  return REASONS[code.replaceAll('_', '-')] ?? 'Signing in with the provider did not work. Please try again.';
}
