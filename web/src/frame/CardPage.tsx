import './frame.css';
import { Container, Paper, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Brand } from './Brand';
import { Heading } from './Heading';

interface CardPageProps {
  title: string;
  /** Whether it follows on something that was done on this very page. */
  next?: boolean;
  children: ReactNode;
}

/** A page with one form. */
export function CardPage({ title, next = false, children }: CardPageProps) {
  return (
    <Container component="main" size={460} px={{ base: 12, sm: 'md' }} py={{ base: 24, sm: 72 }}>
      <Stack gap="lg">
        <Brand />
        <Paper p={{ base: 'md', sm: 'xl' }} radius="lg" withBorder bg="var(--pinhole-surface)">
          <Stack gap="md">
            <Heading key={title} focused={next}>
              {title}
            </Heading>
            {children}
          </Stack>
        </Paper>
      </Stack>
    </Container>
  );
}
