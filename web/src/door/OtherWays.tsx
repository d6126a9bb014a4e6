import { Button, Divider, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { providers } from '../api/session';
import { PasskeyButton } from './PasskeyButton';
import { providerUrl } from './providerUrl';

/** A passkey, or who somebody is elsewhere. */
export function OtherWays({ wanted, done }: { wanted: string | null; done: () => void }) {
  const { data = [] } = useQuery({ queryKey: ['providers'], queryFn: ({ signal }) => providers(signal) });
  return (
    <Stack gap="sm">
      <Divider label="or" />
      <PasskeyButton offered done={done} />
      {data.map((provider) => (
        <Button key={provider.id} component="a" href={providerUrl(provider.url, wanted)} size="md" variant="default">
          Sign in with {provider.name}
        </Button>
      ))}
    </Stack>
  );
}
