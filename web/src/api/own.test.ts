import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetSession, keptSession, onSignedOut, own } from './own';
import type { SessionView } from './session';

interface Sent {
  path: string;
  method: string;
  token: string | undefined;
}

let sent: Sent[];
let answers: ((request: Sent) => Response)[];

beforeEach(() => {
  sent = [];
  answers = [];
  vi.stubGlobal('fetch', (path: string, { method, headers }: { method: string; headers: Record<string, string> }) => {
    const request = { path: path.replace('/api/v1', ''), method, token: headers['X-CSRF-Token'] };
    sent.push(request);
    return Promise.resolve(answers.shift()?.(request) ?? new Response(null, { status: 204 }));
  });
});

afterEach(() => {
  forgetSession();
  onSignedOut(() => undefined);
  vi.unstubAllGlobals();
});

const session = (csrfToken: string) => ({ csrfToken }) as SessionView;
const json = (body: unknown, status = 200) => () => new Response(JSON.stringify(body), { status });
const problem = (status: number, code: string) => json({ code, detail: code }, status);

test('reads without a token', async () => {
  keptSession(session('one'));
  await own('/sessions');
  expect(sent).toEqual([{ path: '/sessions', method: 'GET', token: undefined }]);
});

test('asks for the token where it knows none', async () => {
  answers = [problem(403, 'csrf-token-required'), json(session('one'))];
  await own('/devices/3', { method: 'DELETE' });
  expect(sent.map(({ path, token }) => [path, token])).toEqual([
    ['/devices/3', undefined],
    ['/session', undefined],
    ['/devices/3', 'one'],
  ]);
});

test('asks anew where another tab has signed in since', async () => {
  keptSession(session('old'));
  answers = [problem(403, 'csrf-token-required'), json(session('new'))];
  await own('/devices/3', { method: 'DELETE' });
  expect(sent.map(({ token }) => token)).toEqual(['old', undefined, 'new']);
});

test('gives up where the new token is refused, too', async () => {
  keptSession(session('old'));
  answers = [problem(403, 'csrf-token-required'), json(session('new')), problem(403, 'csrf-token-required')];
  await expect(own('/devices/3', { method: 'DELETE' })).rejects.toThrow('csrf-token-required');
  expect(sent).toHaveLength(3);
});

test('tells when nobody is signed in any more', async () => {
  const told = vi.fn();
  onSignedOut(told);
  answers = [problem(401, 'unauthenticated')];
  await expect(own('/sessions')).rejects.toThrow();
  expect(told).toHaveBeenCalledOnce();
});
