import { Anchor, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { signOut } from '../api/session';
import { SESSION } from '../frame/session';
import { Wrong } from '../frame/Wrong';

/** For browsers that several people use: signs out and comes back here as somebody else. */
export function NotMe({ username }: { username: string }) {
  const queries = useQueryClient();
  const { mutate, error } = useMutation({
    mutationFn: signOut,
    onSuccess: () => queries.setQueryData(SESSION, null),
  });
  return (
    <>
      <Wrong error={error} />
      <Text size="sm" ta="center" style={{ overflowWrap: 'anywhere' }}>
        Not {username}?{' '}
        <Anchor component="button" type="button" size="sm" underline="always" onClick={() => { mutate(); }}>
          Sign in as somebody else
        </Anchor>
      </Text>
    </>
  );
}
