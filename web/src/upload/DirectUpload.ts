import { BasePlugin, type PluginOpts, type Uppy } from '@uppy/core';
import { filterFilesToEmitUploadStarted, filterFilesToUpload, TaskQueue } from '@uppy/core/utils';
import type { Guest } from '../api/guest';
import { ProblemError } from '../api/problem';
import type { FileBody, FileMeta, SentFile } from './files';
import { Pending } from './pending';
import { Blocked, Transfer } from './transfer';

export interface DirectUploadOptions extends PluginOpts {
  guest: Guest;
  /** How many files are sent at the same time. */
  limit: number;
}

/**
 * Sends each file straight to where the server stores it. Where that is blocked, files are left
 * as they are, for the uploader that is installed after this one.
 */
export class DirectUpload extends BasePlugin<DirectUploadOptions, FileMeta, FileBody> {
  readonly #guest: Guest;
  readonly #transfer: Transfer;
  readonly #queue: TaskQueue;
  readonly #running = new Map<string, AbortController>();
  #blocked = false;

  constructor(uppy: Uppy<FileMeta, FileBody>, options: DirectUploadOptions) {
    super(uppy, options);
    this.type = 'uploader';
    this.id = 'DirectUpload';
    this.#guest = options.guest;
    this.#transfer = new Transfer(options.guest, new Pending(options.guest));
    this.#queue = new TaskQueue({ concurrency: options.limit });
  }

  override install(): void {
    this.uppy.addUploader(this.#upload);
    this.uppy.on('file-removed', this.#removed);
  }

  override uninstall(): void {
    this.uppy.removeUploader(this.#upload);
    this.uppy.off('file-removed', this.#removed);
  }

  readonly #upload = async (ids: string[]): Promise<void> => {
    const files = filterFilesToUpload(this.uppy.getFilesByIds(ids)) as SentFile[];
    this.uppy.emit('upload-start', filterFilesToEmitUploadStarted(files) as SentFile[]);
    await Promise.all(files.map((file) => this.#queue.add(() => this.#sendUnlessGone(file.id))));
  };

  async #sendUnlessGone(id: string): Promise<void> {
    const file = this.#present(id);
    if (!file?.data || this.#blocked) return;
    const running = new AbortController();
    this.#running.set(id, running);
    try {
      await this.#send(file, file.data as Blob, running.signal);
    } catch (error) {
      if (!running.signal.aborted) this.#failed(id, error);
    } finally {
      this.#running.delete(id);
    }
  }

  async #send(file: SentFile, data: Blob, signal: AbortSignal): Promise<void> {
    const { name, type, id } = file;
    const watcher = {
      announced: (uploadId: string) => { this.uppy.setFileMeta(id, { uploadId }); },
      progress: (sent: number) => { this.#progress(id, sent); },
    };
    await this.#transfer.send({ name, type, data, uploadId: file.meta.uploadId }, watcher, signal);
    this.uppy.emit('upload-success', this.#present(id), { status: 200 });
  }

  #progress(id: string, bytesUploaded: number): void {
    const file = this.#present(id);
    if (!file) return;
    // Uppy takes what has been sent whole for uploaded and hears no more of it, not even of an attempt that begins anew.
    const bytesTotal = file.size;
    const progress = { ...file.progress, bytesUploaded, bytesTotal, uploadStarted: file.progress.uploadStarted ?? Date.now() };
    this.uppy.setFileState(id, { progress });
  }

  #failed(id: string, error: unknown): void {
    const { uploadId } = this.#present(id)?.meta ?? {};
    if (error instanceof Blocked) {
      this.#blocked = true;
      this.#progress(id, 0);
      this.#giveUp(id, uploadId);
      return;
    }
    const known = error instanceof ProblemError ? error.problem : undefined;
    const response = known && { status: known.status, body: { problem: known } };
    this.uppy.emit('upload-error', this.#present(id), error as Error, response);
  }

  readonly #removed = (file: SentFile): void => {
    this.#running.get(file.id)?.abort();
    if (!file.progress.uploadComplete) this.#giveUp(file.id, file.meta.uploadId);
  };

  #giveUp(id: string, uploadId: string | undefined): void {
    if (uploadId === undefined) return;
    if (this.#present(id)) this.uppy.setFileMeta(id, { uploadId: undefined });
    this.#guest.cancel(uploadId).catch((error: unknown) => {
      // It expires by itself.
      this.uppy.log(error, 'warning');
    });
  }

  /** Uppy's types say that a file is always there; it is not once it has been removed. */
  #present(id: string): SentFile | undefined {
    return this.uppy.getFile(id);
  }
}
