import { VisuallyHidden } from '@mantine/core';
import { type SentFile, totalsOf } from '../upload/files';
import { spoken } from '../upload/spoken';

/** Tells screen readers how it goes. There from the beginning: what appears with its words in it is not read. */
export function Aloud({ files }: { files: readonly SentFile[] }) {
  return <VisuallyHidden role="status">{spoken(totalsOf(files))}</VisuallyHidden>;
}
