import { Anchor, Button, Group, Loader, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { useSearchParams } from 'react-router';
import { auditEntries, type AuditEntry, auditExport } from '../api/audit';
import { fieldsOf } from '../frame/fields';
import { formatShortMoment } from '../frame/moments';
import { Row, Rows } from '../frame/Rows';
import { Section } from '../frame/Section';
import { Wrong } from '../frame/Wrong';
import { browserOf } from '../security/agent';
import { AdminPage } from './AdminPage';
import { actionInWords, type AuditFilter, auditQuery } from './auditQuery';

/** Who did what, from where and when. */
export function AuditPage() {
  const [address, setAddress] = useSearchParams();
  const filter: AuditFilter = Object.fromEntries(address);
  const query = auditQuery(filter);
  return (
    <AdminPage title="Audit trail">
      <Section title="Look for">
        <Filter key={address.toString()} filter={filter} apply={setAddress} />
        <Text size="sm">
          As a file: <Anchor size="sm" href={auditExport(query, 'csv')} download>CSV</Anchor>
          {' · '}
          <Anchor size="sm" href={auditExport(query, 'ndjson')} download>
            JSON lines
          </Anchor>
        </Text>
      </Section>
      <Entries query={query} />
    </AdminPage>
  );
}

interface FilterProps {
  filter: AuditFilter;
  apply: (filter: Record<string, string>) => void;
}

function Filter({ filter, apply }: FilterProps) {
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(fieldsOf(event.currentTarget));
  };
  return (
    <form onSubmit={submit} role="search">
      <Stack>
        <TextInput name="q" label="Text" description="In names, subjects, addresses" defaultValue={filter.q ?? ''} maxLength={100} />
        <TextInput name="action" label="Action" placeholder="signed-in" defaultValue={filter.action ?? ''} autoCapitalize="none" />
        <Group grow gap="xs">
          <TextInput name="from" type="date" label="From" defaultValue={filter.from ?? ''} />
          <TextInput name="to" type="date" label="To" defaultValue={filter.to ?? ''} />
        </Group>
        <Group gap="xs">
          <Button type="submit">Show</Button>
          <Button variant="default" onClick={() => { apply({}); }}>
            Everything
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Entries({ query }: { query: URLSearchParams }) {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['audit', query.toString()],
    queryFn: ({ pageParam, signal }) => auditEntries(query, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  const entries = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title="Entries" about="Latest first.">
      <Wrong error={error} />
      {!data && !error && <Loader size="sm" aria-label="Loading" role="status" />}
      {data && entries.length === 0 && (
        <Text c="dimmed">There are none. With fewer words or more days, or with Everything, there may be.</Text>
      )}
      {entries.length > 0 && (
        <Rows label="Entries">
          {entries.map((entry) => (
            <EntryRow key={entry.number} entry={entry} />
          ))}
        </Rows>
      )}
      {hasNextPage && (
        <div>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Section>
  );
}

function EntryRow({ entry: { at, action, actor, subject, address, agent, details = {} } }: { entry: AuditEntry }) {
  const more = Object.entries(details).map(([name, value]) => `${name} ${value}`);
  const where = [...(address === undefined ? [] : [address]), ...(agent === undefined ? [] : [browserOf(agent)])];
  return <Row name={actionInWords(action)} details={[formatShortMoment(at), `by ${nameOf(actor)}`, subject, ...more, ...where]} />;
}

function nameOf(actor: AuditEntry['actor']): string {
  if (!actor) return 'nobody known';
  return actor.username ?? `account ${actor.id}, which is gone`;
}
