import { Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { type SentFile, stateOf, type Totals, totalsOf } from '../upload/files';
import { formatBytes, formatCount, formatSeconds } from '../upload/format';
import type { Uploads } from '../upload/uploads';
import { ArrivedIcon } from './Icons';
import classes from './room.module.css';
import { type Pace, usePace, useWakefulness } from './state';
import { beside, type Focusable, useHeir } from './useHeir';

interface TotalsPanelProps {
  uploads: Uploads;
  files: readonly SentFile[];
  chooser: Focusable;
}

/** How it goes with all files together. */
export function TotalsPanel({ uploads, files, chooser }: TotalsPanelProps) {
  const totals = totalsOf(files);
  const underWay = totals.arrived + totals.failed < totals.files;
  const pace = usePace(totals.sent, totals.bytes);
  useWakefulness(underWay);
  return (
    <Paper p="md" radius="lg" withBorder bg="var(--pinhole-surface)" component="section" aria-label="Progress">
      {totals.arrived === totals.files ? <AllArrived files={totals.files} /> : <UnderWay totals={totals} pace={pace} />}
      {(totals.failed > 0 || underWay) && (
        <Actions uploads={uploads} files={files} chooser={chooser} failed={totals.failed} underWay={underWay} />
      )}
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

function Actions({ uploads, files, chooser, failed, underWay }: ActionsProps) {
  const heir = useHeir<HTMLButtonElement>(chooser);
  const cancel = () => {
    uploads.removeFiles(files.filter((file) => stateOf(file) !== 'arrived').map((file) => file.id));
  };
  return (
    <Group mt="sm" gap="xs">
      {failed > 0 && <TryAgain failed={failed} chooser={chooser} act={() => void uploads.retryAll()} />}
      <Button ref={heir} size="sm" variant="default" onClick={cancel}>
        Cancel {underWay ? 'all' : 'the rest'}
      </Button>
    </Group>
  );
}

function TryAgain({ failed, chooser, act }: { failed: number; chooser: Focusable; act: () => void }) {
  return (
    <Button ref={useHeir<HTMLButtonElement>(chooser, beside)} size="sm" onClick={act}>
      Try {failed === 1 ? 'it' : `all ${failed}`} again
    </Button>
  );
}
