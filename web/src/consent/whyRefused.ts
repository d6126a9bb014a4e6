/** In plain words (RFC 6749, sections 4.1.2.1 and 5.2; RFC 8628, section 3.5). Nothing of the link itself is shown. */
const REASONS: Record<string, string> = {
  access_denied: 'The program was not allowed in.',
  invalid_client: 'The program is not known here.',
  invalid_grant: 'The code is not right, was used already, or is too old. Have the device or program show a new one.',
  invalid_redirect_uri: 'The program wanted the answer sent to an address that it is not registered with.',
  invalid_request: 'The program’s request is incomplete or has something that is not accepted.',
  invalid_scope: 'The program asks for something that it may not have.',
  expired_token: 'This took too long.',
  server_error: 'Something went wrong on the server.',
  temporarily_unavailable: 'The server is busy. Please try again in a moment.',
  unauthorized_client: 'The program may not sign people in this way.',
  unsupported_response_type: 'The program signs people in in a way that is not offered here.',
};

export function whyRefused(code: string | null): string {
  return REASONS[code ?? ''] ?? 'The program’s request could not be answered.';
}
