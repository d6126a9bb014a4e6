import type { Invitation } from '../api/guest';
import type { SentFile } from '../upload/files';
import type { Allowance } from '../upload/selection';

/**
 * What the invitation still takes. What was chosen before a reload was counted by the server when the
 * page asked; the server decides in the end.
 */
export function allowanceLeft(invitation: Invitation, files: readonly SentFile[]): Allowance {
  const { types, maxFileBytes, filesLeft, bytesLeft } = invitation;
  const since = files.filter((file) => !file.isRestored);
  const bytes = since.reduce((sum, file) => sum + (file.size ?? 0), 0);
  return {
    types,
    maxFileBytes,
    filesLeft: filesLeft === undefined ? undefined : filesLeft - since.length,
    bytesLeft: bytesLeft === undefined ? undefined : bytesLeft - bytes,
  };
}
