/** How fast bytes have been going of late. */
export class Throughput {
  readonly #samples: { at: number; bytes: number }[] = [];

  constructor(private readonly span = 10_000) {}

  /**
   * @param at milliseconds of any clock
   * @param bytes sent until then; fewer than before where an attempt begins anew
   */
  add(at: number, bytes: number): void {
    const last = this.#samples.at(-1);
    if (last && bytes < last.bytes) this.#samples.length = 0;
    this.#samples.push({ at, bytes });
    while (this.#samples.length > 2 && at - (this.#samples[0]?.at ?? at) > this.span) this.#samples.shift();
  }

  /** Bytes in a second; unknown until there is something to tell it from. */
  speed(): number | undefined {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (!first || !last || last.at - first.at < 1_000) return undefined;
    return ((last.bytes - first.bytes) * 1_000) / (last.at - first.at);
  }

  secondsFor(bytes: number): number | undefined {
    const speed = this.speed();
    return speed ? bytes / speed : undefined;
  }
}
