import type { Arrivals } from './arrivals';
import type { SentFile } from './files';
import type { Refusals } from './refusals';
import type { Uploads } from './uploads';

/** Goes on with what a reload has interrupted. */
export function resume(uploads: Uploads, arrivals: Arrivals, refusals: Refusals): void {
  noteArrived(uploads, arrivals);
  dropLost(uploads, refusals);
  for (const id of Object.keys(uploads.getState().currentUploads)) {
    uploads.restore(id).catch((error: unknown) => { uploads.log(error, 'error'); });
  }
  uploads.upload().catch((error: unknown) => { uploads.log(error, 'error'); });
  uploads.setState({ recoveredState: null });
}

function noteArrived(uploads: Uploads, arrivals: Arrivals): void {
  const arrived = uploads.getFiles().filter((file) => arrivals.has(file.id));
  uploads.patchFilesState(Object.fromEntries(arrived.map((file) => [file.id, asArrived(file)])));
}

function asArrived({ size, progress }: SentFile): Partial<SentFile> {
  return {
    isGhost: false,
    progress: {
      uploadStarted: progress.uploadStarted ?? Date.now(),
      uploadComplete: true,
      complete: true,
      percentage: 100,
      bytesUploaded: size ?? 0,
      bytesTotal: size,
    },
  };
}

/**
 * Files that the browser did not keep have to be chosen again. Not by `removeFile`, which would give
 * up on the server too what they can go on with.
 */
function dropLost(uploads: Uploads, refusals: Refusals): void {
  const { files, currentUploads } = uploads.getState();
  const lost = new Set(Object.values(files).filter((file) => file.isGhost).map((file) => file.id));
  if (lost.size === 0) return;
  refusals.add(...[...lost].map((id) => ({ name: files[id]?.name ?? '', reason: 'Please choose it again to go on.' })));
  uploads.setState({
    files: Object.fromEntries(Object.entries(files).filter(([id]) => !lost.has(id))),
    currentUploads: Object.fromEntries(
      Object.entries(currentUploads).map(([id, upload]) => [
        id,
        { ...upload, fileIDs: upload.fileIDs.filter((file) => !lost.has(file)) },
      ]),
    ),
  });
}
