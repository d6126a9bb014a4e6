import { Paper } from '@mantine/core';
import { useCallback } from 'react';
import { type SentFile, stateOf } from '../upload/files';
import type { Uploads } from '../upload/uploads';
import { FileRow } from './FileRow';
import classes from './room.module.css';
import type { Focusable } from './useHeir';

interface FileListProps {
  uploads: Uploads;
  files: readonly SentFile[];
  chooser: Focusable;
}

/** What has not arrived yet; what has is shown with all that arrived. */
export function FileList({ uploads, files, chooser }: FileListProps) {
  const cancel = useCallback((id: string) => { uploads.removeFile(id); }, [uploads]);
  const retry = useCallback((id: string) => void uploads.retryUpload(id), [uploads]);
  const remaining = files.filter((file) => stateOf(file) !== 'arrived');
  if (remaining.length === 0) return null;
  return (
    <Paper radius="lg" withBorder bg="var(--pinhole-surface)" component="section" aria-label="Images on their way">
      <ul className={classes.rows}>
        {remaining.map((file) => (
          <FileRow key={file.id} file={file} chooser={chooser} cancel={cancel} retry={retry} />
        ))}
      </ul>
    </Paper>
  );
}
