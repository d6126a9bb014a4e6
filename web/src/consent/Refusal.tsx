import { ProblemError } from '../api/problem';
import { Wrong } from '../frame/Wrong';
import { whyRefused } from './whyRefused';

/** What went wrong with OAuth, in plain words where it is known by its name there. */
export function Refusal({ error }: { error: Error | null }) {
  const named = error instanceof ProblemError ? error.problem.error : undefined;
  return <Wrong error={named === undefined ? error : new Error(whyRefused(named))} />;
}
