import { Button, Group, Paper, Progress, Stack, Text, VisuallyHidden } from '@mantine/core';
import { type SentFile, stateOf, type Totals, totalsOf } from '../upload/files';
import { formatBytes, formatCount, formatSeconds } from '../upload/format';
import type { Uploads } from '../upload/uploads';
import { ArrivedIcon } from './Icons';
import classes from './room.module.css';
import { type Pace, usePace, useWakefulness } from './state';

interface TotalsPanelProps {
  uploads: Uploads;
  files: readonly SentFile[];
}

/** How it goes with all files together. */
export function TotalsPanel({ uploads, files }: TotalsPanelProps) {
  const totals = totalsOf(files);
  const underWay = totals.arrived + totals.failed < totals.files;
  const pace = usePace(totals.sent, totals.bytes);
  useWakefulness(underWay);
  return (
    <Paper p="md" radius="lg" withBorder bg="var(--pinhole-surface)" component="section" aria-label="Progress">
      <VisuallyHidden role="status">{spoken(totals)}</VisuallyHidden>
      {totals.arrived === totals.files ? <AllArrived files={totals.files} /> : <UnderWay totals={totals} pace={pace} />}
      <Actions uploads={uploads} files={files} failed={totals.failed} underWay={underWay} />
    </Paper>
  );
}

function AllArrived({ files }: { files: number }) {
  return (
    <Group gap="sm" wrap="nowrap">
      <span className={classes.arrived}>
        <ArrivedIcon />
      </span>
      <Text fw={600}>{files === 1 ? 'Your image has arrived.' : `All ${files} images have arrived.`} Thank you!</Text>
    </Group>
  );
}

function UnderWay({ totals, pace }: { totals: Totals; pace: Pace }) {
  const percent = totals.bytes === 0 ? 0 : (100 * totals.sent) / totals.bytes;
  return (
    <Stack gap={8}>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600}>
          {totals.arrived} of {formatCount(totals.files, 'image')} arrived
        </Text>
        <Text c="dimmed">{Math.floor(percent)} %</Text>
      </Group>
      <Progress value={percent} size="lg" aria-label="All images" />
      <Text size="sm" c="dimmed">
        {details(totals, pace).join(' · ')}
      </Text>
    </Stack>
  );
}

function details({ sent, bytes, failed }: Totals, { speed, secondsLeft }: Pace): string[] {
  return [
    `${formatBytes(sent)} of ${formatBytes(bytes)}`,
    speed ? `${formatBytes(speed)}/s` : undefined,
    secondsLeft === undefined || sent >= bytes ? undefined : `${formatSeconds(secondsLeft)} left`,
    failed > 0 ? `${failed} not sent` : undefined,
  ].filter((part) => part !== undefined);
}

interface ActionsProps extends TotalsPanelProps {
  failed: number;
  underWay: boolean;
}

function Actions({ uploads, files, failed, underWay }: ActionsProps) {
  if (failed === 0 && !underWay) return null;
  const cancel = () => {
    uploads.removeFiles(files.filter((file) => stateOf(file) !== 'arrived').map((file) => file.id));
  };
  return (
    <Group mt="sm" gap="xs">
      {failed > 0 && (
        <Button size="sm" onClick={() => void uploads.retryAll()}>
          Try {failed === 1 ? 'it' : `all ${failed}`} again
        </Button>
      )}
      <Button size="sm" variant="default" onClick={cancel}>
        Cancel {underWay ? 'all' : 'the rest'}
      </Button>
    </Group>
  );
}

/** In quarters, so that a screen reader is not at it all the time. */
function spoken({ files, arrived, failed }: Totals): string {
  if (arrived === files) return `All ${formatCount(files, 'image')} arrived.`;
  if (arrived + failed === files) return `${formatCount(failed, 'image')} not sent.`;
  return `${Math.floor((4 * arrived) / files) * 25} % of ${formatCount(files, 'image')} arrived.`;
}
