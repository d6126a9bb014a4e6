import type { Guest, Upload } from '../api/guest';

/**
 * Uploads that were begun and not completed, before a reload or by an announcement whose answer was
 * lost. A file of the same name and length goes on with one instead of beginning anew.
 */
export class Pending {
  readonly #taken = new Set<string>();
  #listed: Promise<Upload[]> | undefined;

  constructor(private readonly guest: Guest) {}

  /** One that is to be gone on with; nobody else gets it. */
  async take(name: string, bytes: number, signal: AbortSignal): Promise<string | undefined> {
    this.#listed ??= this.guest.pending();
    const listed = await this.#listed.catch((error: unknown) => {
      this.stale();
      throw error;
    });
    signal.throwIfAborted();
    const match = listed.find((upload) => upload.name === name && upload.bytes === bytes && this.#isFree(upload));
    if (match?.id !== undefined) this.taken(match.id);
    return match?.id;
  }

  /** Some file is being sent by this upload. */
  taken(id: string): void {
    this.#taken.add(id);
  }

  /** There may be more than when it was last asked. */
  stale(): void {
    this.#listed = undefined;
  }

  #isFree({ id }: Upload): boolean {
    return id !== undefined && !this.#taken.has(id);
  }
}
