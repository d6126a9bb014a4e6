import { expect, test } from 'vitest';
import { invitationIsOver, isPassing, ProblemError, problemOf } from './problem';

test('reads what the server says', () => {
  const body = JSON.stringify({ title: 'Conflict', status: 409, code: 'quota-reached', detail: 'It is full.' });
  expect(problemOf(409, body)).toEqual({ title: 'Conflict', status: 409, code: 'quota-reached', detail: 'It is full.' });
});

test.each(['', 'null', '<html>Bad gateway</html>', '{"error":1}'])('shows nobody %o', (body) => {
  expect(problemOf(502, body)).toMatchObject({ code: 'unknown', detail: 'The server answered with status 502.' });
});

test('tells what passes from what does not', () => {
  expect([503, 429, 408].map((status) => isPassing(problemOf(status, '')))).toEqual([true, true, true]);
  expect(isPassing(problemOf(409, '{"code": "conflict", "detail": "Another request completes it."}'))).toBe(true);
  expect(isPassing(problemOf(409, '{"code": "upload-closed", "detail": "It is over."}'))).toBe(false);
  expect([400, 403, 404, 415].some((status) => isPassing(problemOf(status, '')))).toBe(false);
});

test('knows an invitation that is over', () => {
  const over = { title: '', status: 403, code: 'invitation-invalid', detail: '' };
  expect(invitationIsOver(new ProblemError(over))).toBe(true);
  expect(invitationIsOver(new ProblemError({ ...over, code: 'forbidden' }))).toBe(false);
  expect(invitationIsOver(new Error())).toBe(false);
});
