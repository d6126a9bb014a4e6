import { Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

/** A part of a page, with its name. */
export function Section({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  const name = useId();
  return (
    <Paper
      component="section"
      aria-labelledby={name}
      p={{ base: 'md', sm: 'lg' }}
      radius="lg"
      withBorder
      bg="var(--pinhole-surface)"
    >
      <Stack gap="md">
        <Stack gap={4}>
          <Title order={2} fz="lg" id={name}>
            {title}
          </Title>
          {about !== undefined && <Text c="dimmed">{about}</Text>}
        </Stack>
        {children}
      </Stack>
    </Paper>
  );
}
