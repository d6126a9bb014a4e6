import type { ClientRequest } from '../api/clients';

const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

/** What programs there are, by how they get in. */
export const KINDS = {
  site: {
    label: 'A web site with a server of its own',
    confidential: true,
    browser: true,
    grants: ['authorization_code', 'refresh_token'],
  },
  app: {
    label: 'A program on people’s own devices',
    confidential: false,
    browser: true,
    grants: ['authorization_code', 'refresh_token'],
  },
  device: {
    label: 'A device without a browser',
    confidential: false,
    browser: false,
    grants: [DEVICE_CODE, 'refresh_token'],
  },
  service: {
    label: 'A service that acts in your name',
    confidential: true,
    browser: false,
    grants: ['client_credentials'],
  },
} as const;

export type Kind = keyof typeof KINDS;

export const SCOPES: Record<string, string> = {
  'images:read': 'See images',
  'images:write': 'Add, change and delete images',
  captures: 'Photograph web pages',
  invitations: 'Invite guests',
  openid: 'Know who somebody is',
  profile: 'Know their name',
  email: 'Know their e-mail address',
};

/** What was filled in, as the server takes it. */
export function clientRequest(form: FormData): ClientRequest {
  const { confidential, browser, grants } = KINDS[text(form, 'kind') as Kind];
  const homepage = text(form, 'homepage');
  const redirectUris = text(form, 'redirectUris').split(/\s+/).filter((line) => line !== '');
  return {
    name: text(form, 'name'),
    ...(homepage !== '' && { homepage }),
    confidential,
    redirectUris: browser ? redirectUris : [],
    scopes: form.getAll('scope').filter((scope) => typeof scope === 'string'),
    grants: [...grants],
  };
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
