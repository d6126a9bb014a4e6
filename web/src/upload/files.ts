import type { UppyFile } from '@uppy/core';
import type { Problem } from '../api/problem';

// Types, not interfaces: Uppy wants both to be open records.
export type FileMeta = { uploadId?: string };
export type FileBody = { problem?: Problem; xhr?: XMLHttpRequest };
export type SentFile = UppyFile<FileMeta, FileBody>;

export type FileState = 'waiting' | 'sending' | 'checking' | 'arrived' | 'failed';

export function stateOf({ error, progress, size }: SentFile): FileState {
  if (progress.uploadComplete) return 'arrived';
  if (error) return 'failed';
  if (!progress.bytesUploaded) return 'waiting';
  return progress.bytesUploaded >= (size ?? Infinity) ? 'checking' : 'sending';
}

export interface Totals {
  files: number;
  arrived: number;
  failed: number;
  bytes: number;
  sent: number;
}

export function totalsOf(files: readonly SentFile[]): Totals {
  const states = files.map(stateOf);
  return {
    files: files.length,
    arrived: states.filter((state) => state === 'arrived').length,
    failed: states.filter((state) => state === 'failed').length,
    bytes: files.reduce((sum, file) => sum + (file.size ?? 0), 0),
    sent: files.reduce((sum, file) => sum + (file.progress.bytesUploaded || 0), 0),
  };
}
