import type { Upload, UploadPart } from '../api/guest';
import type { put, SignedPut } from './put';

/** One attempt at putting what has not arrived yet of an upload. */
export class Sending {
  /** Whether anything has been sent. */
  moved = false;
  readonly #parts: UploadPart[];
  #arrived: number;

  constructor(
    upload: Upload,
    private readonly data: Blob,
    private readonly progress: (sent: number) => void,
  ) {
    this.#parts = upload.parts ?? [whole(upload, data.size)];
    this.#arrived = this.#parts.filter((part) => part.arrived).reduce((sum, part) => sum + part.bytes, 0);
  }

  async run(send: typeof put, signal: AbortSignal): Promise<void> {
    this.progress(this.#arrived);
    for (const part of this.#parts.filter((each) => !each.arrived)) {
      const bytes = this.data.slice(part.offset, part.offset + part.bytes);
      await send(signed(part), bytes, (sent) => { this.#sent(sent); }, signal);
      this.#arrived += part.bytes;
    }
  }

  #sent(bytes: number): void {
    this.moved ||= bytes > 0;
    this.progress(this.#arrived + bytes);
  }
}

function whole({ url, headers }: Upload, bytes: number): UploadPart {
  const part: UploadPart = { number: 1, offset: 0, bytes, arrived: false };
  return url === undefined ? part : { ...part, url, headers: headers ?? {} };
}

function signed({ url, headers, number }: UploadPart): SignedPut {
  if (url === undefined) throw new Error(`Part ${number} has no address.`);
  return { url, headers: headers ?? {} };
}
