import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { formatCount } from '../upload/format';
import type { Refusal } from '../upload/selection';
import { RefusedIcon } from './Icons';
import classes from './room.module.css';
import { type Focusable, useHeir } from './useHeir';

interface RefusalListProps {
  refused: readonly Refusal[];
  chooser: Focusable;
  dismiss: () => void;
}

export function RefusalList({ refused, chooser, dismiss }: RefusalListProps) {
  return (
    <Paper p="md" radius="lg" withBorder bg="var(--pinhole-surface)" role="alert">
      <Group gap="xs" wrap="nowrap" mb={8}>
        <span className={classes.refused}>
          <RefusedIcon />
        </span>
        <Title order={2} fz="md" c="var(--mantine-color-error)">
          {formatCount(refused.length, 'file')} did not arrive
        </Title>
      </Group>
      <Stack component="ul" gap={8} m={0} p={0}>
        {refused.map(({ name, reason }, index) => (
          <li key={index} style={{ display: 'block', overflowWrap: 'anywhere' }}>
            <Text fw={500}>{name}</Text>
            <Text size="sm">{reason}</Text>
          </li>
        ))}
      </Stack>
      <Button ref={useHeir<HTMLButtonElement>(chooser)} mt="sm" size="sm" variant="default" onClick={dismiss}>
        Got it
      </Button>
    </Paper>
  );
}
