import { expect, test } from 'vitest';
import { actionInWords, auditQuery } from './auditQuery';

test('asks for nothing in particular', () => {
  expect(auditQuery({ q: '', action: '', from: '', to: undefined }).toString()).toBe('');
});

test('asks for whole days as they are here', () => {
  const query = auditQuery({ q: 'zoe', action: 'signed-in', from: '2026-02-28', to: '2026-02-28' });
  expect(query.get('from')).toBe(new Date(2026, 1, 28).toISOString());
  expect(query.get('to')).toBe(new Date(2026, 2, 1).toISOString());
  expect(query.get('q')).toBe('zoe');
  expect(query.get('action')).toBe('signed-in');
});

test('asks for no day that is none', () => {
  expect(auditQuery({ from: 'yesterday', to: '2026' }).toString()).toBe('');
});

test('writes actions as people do', () => {
  expect(actionInWords('second-factor-added')).toBe('Second factor added');
});
