/**
 * Which files have arrived, told at once and for good. What Golden Retriever keeps follows half a
 * second later, which a reload may not give it.
 */
export class Arrivals {
  readonly #ids: Set<string>;

  constructor(private readonly key: string) {
    this.#ids = new Set(JSON.parse(sessionStorage.getItem(key) ?? '[]') as string[]);
  }

  add(id: string): void {
    this.#ids.add(id);
    sessionStorage.setItem(this.key, JSON.stringify([...this.#ids]));
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }
}
