import { Alert } from '@mantine/core';
import { ProblemError, Unreachable } from '../api/problem';

/** Why it did not work, read aloud at once. Nothing where there is no error or the person gave up. */
export function Wrong({ error }: { error: unknown }) {
  const words = wordsOf(error);
  return words === '' ? null : <Alert color="red" role="alert" title={words} style={{ overflowWrap: 'anywhere' }} />;
}

/** The server's words, or ours where it said nothing. */
export function wordsOf(error: unknown): string {
  if (error === null || error === undefined) return '';
  if (error instanceof ProblemError) return error.message;
  if (error instanceof Unreachable) return 'The server does not answer. Please check your connection.';
  return error instanceof Error ? error.message : 'Something went wrong.';
}
