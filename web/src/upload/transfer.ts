import type { Announcement, Guest, Upload } from '../api/guest';
import { ProblemError, Unreachable } from '../api/problem';
import type { Pending } from './pending';
import { mayPass, PAUSES, persistently, rest } from './persistence';
import { put } from './put';
import { Sending } from './sending';
import { sha256 } from './sha256';

/** The storage cannot be reached from here by plain requests, though the server can. */
export class Blocked extends Error {
  override readonly name = 'Blocked';
}

export interface Outgoing {
  name: string;
  type: string;
  data: Blob;
  /** Of an upload that was begun with it. */
  uploadId?: string | undefined;
}

export interface Watcher {
  announced(id: string): void;
  progress(sent: number): void;
}

/** Sends one file: announces it, puts its bytes where the server says, completes it. */
export class Transfer {
  constructor(
    private readonly guest: Guest,
    private readonly pending: Pending,
  ) {}

  async send(file: Outgoing, watcher: Watcher, signal: AbortSignal): Promise<void> {
    const upload = await this.#begin(file, signal);
    if (upload.state === 'failed' && upload.problem) throw new ProblemError(upload.problem);
    const id = upload.id;
    if (upload.state === 'done' || id === undefined) return;
    this.pending.taken(id);
    watcher.announced(id);
    await this.#sendBytes(id, upload, file.data, watcher, signal);
    await persistently(() => this.guest.complete(id, signal), signal);
  }

  async #begin(file: Outgoing, signal: AbortSignal): Promise<Upload> {
    const begun = file.uploadId === undefined ? undefined : await this.#find(file.uploadId, signal);
    if (begun !== undefined) return begun;
    const sum = await sha256(file.data);
    const announcement: Announcement = { name: file.name, bytes: file.data.size, type: file.type };
    if (sum !== undefined) announcement.sha256 = sum;
    return persistently(() => this.#announce(announcement, signal), signal);
  }

  async #announce(announcement: Announcement, signal: AbortSignal): Promise<Upload> {
    const id = await this.pending.take(announcement.name, announcement.bytes, signal);
    const begun = id === undefined ? undefined : await this.#find(id, signal);
    if (begun !== undefined) return begun;
    try {
      return await this.guest.announce(announcement, signal);
    } catch (error) {
      // It may have been announced all the same.
      if (error instanceof Unreachable) this.pending.stale();
      throw error;
    }
  }

  /** An upload that can be gone on with; there is none where it has been given up or refused. */
  async #find(id: string, signal: AbortSignal): Promise<Upload | undefined> {
    try {
      const found = await persistently(() => this.guest.find(id, signal), signal);
      return found.state === 'failed' ? undefined : found;
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 404) return undefined;
      throw error;
    }
  }

  async #sendBytes(id: string, upload: Upload, data: Blob, watcher: Watcher, signal: AbortSignal): Promise<void> {
    let signed = upload;
    let inVain = 0;
    for (const pause of [...PAUSES, undefined]) {
      const sending = new Sending(signed, data, (sent) => { watcher.progress(sent); });
      try {
        await sending.run(put, signal);
        return;
      } catch (error) {
        if (signal.aborted) throw error;
        inVain = sending.moved ? 0 : inVain + 1;
        // Cut at every attempt, or never begun though the server answers: another way is needed.
        if (pause === undefined || inVain === 2) throw lastWord(error);
      }
      await rest(pause, signal);
      signed = await persistently(() => this.guest.find(id, signal), signal);
      if (signed.state === 'done') return;
    }
  }
}

/** What the server itself says is so; what others say, or nobody, is in the way of this file. */
function lastWord(error: unknown): unknown {
  const told = error instanceof ProblemError && error.problem.code !== 'unknown' && !mayPass(error);
  return told ? error : new Blocked('The storage cannot be reached.');
}
