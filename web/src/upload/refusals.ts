import type { Refusal } from './selection';

/** What was refused and why, until it has been read; a reload keeps it. */
export class Refusals {
  readonly #listeners = new Set<() => void>();
  #list: readonly Refusal[];

  constructor(private readonly key: string) {
    this.#list = JSON.parse(sessionStorage.getItem(key) ?? '[]') as Refusal[];
  }

  readonly list = (): readonly Refusal[] => this.#list;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(...refused: Refusal[]): void {
    if (refused.length > 0) this.#change([...this.#list, ...refused]);
  }

  clear(): void {
    this.#change([]);
  }

  #change(list: readonly Refusal[]): void {
    this.#list = list;
    sessionStorage.setItem(this.key, JSON.stringify(list));
    for (const listener of this.#listeners) listener();
  }
}
