import { Text } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { CardPage } from '../frame/CardPage';
import { whyRefused } from './whyRefused';

/** For what a program asked in a way that it cannot be told: its own address is not trusted. */
export function OAuthErrorPage() {
  const [query] = useSearchParams();
  return (
    <CardPage title="Signing in did not work">
      <Text role="alert">{whyRefused(query.get('error'))}</Text>
      <Text c="dimmed">Go back to the program and start again. If that does not help, tell who runs it.</Text>
    </CardPage>
  );
}
