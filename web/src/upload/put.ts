import { ProblemError, problemOf, Unreachable } from '../api/problem';

/** A connection on which nothing has moved for so long is taken for lost. */
const STALLED_AFTER = 60_000;

export interface SignedPut {
  url: string;
  headers: Record<string, string>;
}

/**
 * Sends bytes to a signed address.
 *
 * @param progress told how many of them are on their way
 * @throws ProblemError where the storage refuses, Unreachable where no answer comes
 */
export function put(
  to: SignedPut,
  bytes: Blob,
  progress: (sent: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    // fetch() tells nothing of what has been sent.
    const request = new XMLHttpRequest();
    const aborted = () => { request.abort(); };
    const stalled = watch(() => { request.abort(); });
    const settle = (end: () => void) => {
      stalled.stop();
      signal.removeEventListener('abort', aborted);
      end();
    };
    request.upload.onprogress = (event) => {
      stalled.moved();
      progress(event.loaded);
    };
    request.onload = () => {
      settle(() => {
        if (request.status >= 200 && request.status < 300) resolve();
        else reject(new ProblemError(problemOf(request.status, request.responseText)));
      });
    };
    request.onerror = () => { settle(() => { reject(new Unreachable()); }); };
    request.onabort = () => {
      settle(() => { reject(signal.aborted ? (signal.reason as Error) : new Unreachable()); });
    };
    signal.addEventListener('abort', aborted);
    request.open('PUT', to.url);
    for (const [name, value] of Object.entries(to.headers)) {
      if (name.toLowerCase() !== 'content-length') request.setRequestHeader(name, value);
    }
    // Without a type of its own, so that only the signed headers are sent.
    request.send(bytes.slice());
  });
}

function watch(stalled: () => void): { moved: () => void; stop: () => void } {
  let timer = setTimeout(stalled, STALLED_AFTER);
  const stop = () => { clearTimeout(timer); };
  const moved = () => {
    stop();
    timer = setTimeout(stalled, STALLED_AFTER);
  };
  return { moved, stop };
}
