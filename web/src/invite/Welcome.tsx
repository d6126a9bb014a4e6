import { Group, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import type { Invitation } from '../api/guest';
import { formatBytes, formatCount, formatMoment, formatType } from '../upload/format';

/** What the page is for, in the owner's words, and what it takes. */
export function Welcome({ invitation }: { invitation: Invitation }) {
  const title = titleOf(invitation);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <Stack component="header" gap={6}>
      <Title order={1} fz={{ base: 26, sm: 34 }} style={{ overflowWrap: 'anywhere' }}>
        {title}
      </Title>
      {invitation.message !== undefined && (
        <Text size="lg" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {invitation.message}
        </Text>
      )}
      <Group component="ul" gap="2px 16px" c="dimmed" m={0} p={0} aria-label="What is accepted">
        {termsOf(invitation).map((term) => (
          <li key={term} style={{ display: 'block' }}>
            {term}
          </li>
        ))}
      </Group>
    </Stack>
  );
}

function titleOf({ title, owner }: Invitation): string {
  return title ?? (owner === undefined ? 'Send your images' : `Send your images to ${owner}`);
}

function termsOf(invitation: Invitation): string[] {
  const { title, owner, types, maxFiles, maxFileBytes, maxBytes, expiresAt } = invitation;
  return [
    title !== undefined && owner !== undefined && `For ${owner}`,
    types && types.map(formatType).join(', '),
    maxFiles !== undefined && `Up to ${formatCount(maxFiles, 'image')}`,
    maxFileBytes !== undefined && `${formatBytes(maxFileBytes)} each`,
    maxBytes !== undefined && `${formatBytes(maxBytes)} in all`,
    expiresAt !== undefined && `Open until ${formatMoment(expiresAt)}`,
  ].filter((term) => typeof term === 'string');
}
