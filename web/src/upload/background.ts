/** A worker that makes something of a file, one file after the other. */
export class Background<Out> {
  readonly #waiting = new Map<number, (made: Out | undefined) => void>();
  #worker: Worker | undefined;
  #last = 0;

  constructor(private readonly start: () => Worker) {}

  /** What was made; nothing where it could not be made. */
  ask(file: Blob): Promise<Out | undefined> {
    this.#worker ??= this.#started();
    const number = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(number, resolve);
      this.#worker?.postMessage({ number, file });
    });
  }

  #started(): Worker {
    const worker = this.start();
    worker.onmessage = (event: MessageEvent<Made<Out>>) => {
      const { number, made } = event.data;
      this.#waiting.get(number)?.(made);
      this.#waiting.delete(number);
    };
    worker.onerror = () => {
      this.#worker = undefined;
      for (const give of this.#waiting.values()) give(undefined);
      this.#waiting.clear();
    };
    return worker;
  }
}

interface Made<Out> {
  number: number;
  made: Out | undefined;
}

/** The worker's side: answers each message in turn, so that one file at a time is in memory. */
export function serve<Out>(make: (file: Blob) => Promise<Out>): void {
  let last = Promise.resolve();
  self.onmessage = (event: MessageEvent<{ number: number; file: Blob }>) => {
    const { number, file } = event.data;
    last = last
      .then(() => make(file))
      // A file that cannot be read or decoded is none of the worker's business.
      .catch(() => undefined)
      .then((made) => { self.postMessage({ number, made }); });
  };
}
