import { Container, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

/** A page that has one thing to say. */
export function Notice({ title, children }: { title: string; children?: ReactNode }) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <Container component="main" size="xs" py={{ base: 64, sm: 120 }}>
      <Stack gap="sm">
        <Title order={1} fz={{ base: 24, sm: 30 }}>
          {title}
        </Title>
        <Text component="div" c="dimmed" size="lg">
          {children}
        </Text>
      </Stack>
    </Container>
  );
}
