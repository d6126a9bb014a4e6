import Uppy from '@uppy/core';
import GoldenRetriever from '@uppy/golden-retriever';
import Tus from '@uppy/tus';
import type { Guest } from '../api/guest';
import { isPassing, type Problem, problemOf } from '../api/problem';
import { Arrivals } from './arrivals';
import { DirectUpload } from './DirectUpload';
import type { FileBody, FileMeta, SentFile } from './files';
import { sentence } from './format';
import type { Refusals } from './refusals';
import { resume } from './resume';

const MIB = 1024 * 1024;

/** How many files are sent at the same time. */
const AT_ONCE = 4;

/** What a browser keeps of files that have not arrived, so that a reload can go on with them. */
const KEPT: { name?: string; maxFileSize: number; maxTotalSize: number } = { maxFileSize: 512 * MIB, maxTotalSize: 4096 * MIB };

export type Uploads = Uppy<FileMeta, FileBody>;

export interface Hearing {
  refusals: Refusals;
  /** The invitation opens nothing any more. */
  ended(): void;
}

/** @param key of what is kept in this browser for this guest */
export function createUploads(key: string, guest: Guest, hearing: Hearing): Uploads {
  const uploads: Uploads = new Uppy({ id: key, autoProceed: true, logger: quiet });
  uploads.on('upload-error', (file, _, response) => {
    if (file) failed(uploads, file, problemIn(response), hearing);
  });
  uploads.on('restriction-failed', (file) => {
    hearing.refusals.add({ name: file?.name ?? '', reason: 'It has been chosen already.' });
  });
  const arrivals = new Arrivals(`${key}-arrivals`);
  uploads.on('upload-success', (file) => {
    if (file) arrivals.add(file.id);
  });
  uploads.once('restored', () => { resume(uploads, arrivals, hearing.refusals); });
  return uploads
    .use(DirectUpload, { guest, limit: AT_ONCE })
    .use(Tus, {
      endpoint: '/api/v1/guest/tus',
      headers: () => guest.headers,
      limit: AT_ONCE,
      // Where long requests are cut on the way, short ones come through.
      chunkSize: 8 * MIB,
      allowedMetaFields: ['name', 'type'],
      removeFingerprintOnSuccess: true,
    })
    .use(GoldenRetriever, { indexedDB: KEPT });
}

function failed(uploads: Uploads, file: SentFile, problem: Problem | undefined, hearing: Hearing): void {
  if (problem?.code === 'invitation-invalid') {
    hearing.ended();
  } else if (problem && !isPassing(problem)) {
    // Uppy would send it again with the next files that are added.
    hearing.refusals.add({ name: file.name, reason: sentence(problem.detail) });
    uploads.removeFile(file.id);
  }
}

function problemIn(response: SentFile['response']): Problem | undefined {
  const { problem, xhr } = response?.body ?? {};
  return problem ?? (response && xhr && problemOf(response.status, xhr.responseText));
}

/** Problems are shown on the page. */
const quiet = { debug: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // Nobody reads a visitor's console, and what is written there ends up in screenshots.
}
