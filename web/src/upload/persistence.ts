import { isPassing, ProblemError, Unreachable } from '../api/problem';

/** Milliseconds between one attempt and the next; after the last there is none. */
export const PAUSES: readonly number[] = [500, 2_000, 5_000, 10_000];

/** Repeats what fails for reasons that pass, a few times. */
export async function persistently<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await task();
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
    await rest(pause, signal);
  }
  return task();
}

export function mayPass(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof ProblemError && isPassing(error.problem));
}

/** Waits, and where there is no network, until there is. */
export async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await until((done) => {
    const timer = setTimeout(done, milliseconds);
    return () => { clearTimeout(timer); };
  }, signal);
  if (navigator.onLine) return;
  await until((done) => {
    window.addEventListener('online', done);
    return () => { window.removeEventListener('online', done); };
  }, signal);
}

/** Resolves when `begin` calls back; rejects when the signal says so. Either way what was begun is ended. */
function until(begin: (done: () => void) => () => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const over = (settle: () => void) => () => {
      end();
      signal.removeEventListener('abort', aborted);
      settle();
    };
    const aborted = over(() => { reject(signal.reason as Error); });
    const end = begin(over(resolve));
    signal.addEventListener('abort', aborted);
  });
}
