import { ActionIcon, Group, Progress, Text } from '@mantine/core';
import { memo } from 'react';
import { type SentFile, stateOf } from '../upload/files';
import { formatBytes, nameParts } from '../upload/format';
import { CloseIcon, ImagesIcon, RetryIcon } from './Icons';
import classes from './room.module.css';
import { useThumbnail } from './state';
import { beside, type Focusable, useHeir } from './useHeir';

interface FileRowProps {
  file: SentFile;
  chooser: Focusable;
  cancel: (id: string) => void;
  retry: (id: string) => void;
}

export const FileRow = memo(function FileRow({ file, chooser, cancel, retry }: FileRowProps) {
  const failed = stateOf(file) === 'failed';
  return (
    <li className={classes.row}>
      <Thumbnail file={file} />
      <div>
        <Name name={file.name} />
        {stateOf(file) === 'sending' && (
          <Progress value={percentOf(file)} size="sm" my={3} aria-label={`${file.name} sent`} />
        )}
        <Text size="sm" c={failed ? 'var(--mantine-color-error)' : 'dimmed'} role={failed ? 'alert' : undefined}>
          {statusOf(file)}
        </Text>
      </div>
      <Group gap={4} wrap="nowrap">
        {failed && <Retry name={file.name} chooser={chooser} act={() => { retry(file.id); }} />}
        <Cancel name={file.name} chooser={chooser} act={() => { cancel(file.id); }} />
      </Group>
    </li>
  );
});

function Name({ name }: { name: string }) {
  const [first, end] = nameParts(name);
  return (
    <Text fw={500} className={classes.name ?? ''} title={name}>
      <span>{first}</span>
      {end !== '' && <span>{end}</span>}
    </Text>
  );
}

interface ActionProps {
  name: string;
  chooser: Focusable;
  act: () => void;
}

function Retry({ name, chooser, act }: ActionProps) {
  return (
    <ActionIcon ref={useHeir<HTMLButtonElement>(chooser, beside)} size={40} variant="subtle" aria-label={`Send ${name} again`} onClick={act}>
      <RetryIcon />
    </ActionIcon>
  );
}

function Cancel({ name, chooser, act }: ActionProps) {
  return (
    <ActionIcon
      ref={useHeir<HTMLButtonElement>(chooser, cancelOfNextRow)}
      size={40}
      variant="subtle"
      color="gray"
      c="dimmed"
      aria-label={`Cancel ${name}`}
      onClick={act}
    >
      <CloseIcon />
    </ActionIcon>
  );
}

function cancelOfNextRow(cancel: Element): Element | null | undefined {
  return cancel.closest('li')?.nextElementSibling?.querySelector('button:last-of-type');
}

function Thumbnail({ file }: { file: SentFile }) {
  const address = useThumbnail(file);
  if (address !== undefined) return <img className={classes.thumbnail} src={address} alt="" />;
  return (
    <span className={classes.thumbnail}>
      <ImagesIcon />
    </span>
  );
}

function percentOf({ progress, size }: SentFile): number {
  return size ? (100 * (progress.bytesUploaded || 0)) / size : 0;
}

function statusOf(file: SentFile): string {
  const size = formatBytes(file.size ?? 0);
  switch (stateOf(file)) {
    case 'waiting':
      return `${size} · waiting`;
    case 'sending':
      return `${formatBytes(file.progress.bytesUploaded || 0)} of ${size}`;
    case 'checking':
      return `${size} · being checked`;
    case 'failed':
      return file.error ?? 'It was not sent.';
    case 'arrived':
      return `${size} · arrived`;
  }
}
