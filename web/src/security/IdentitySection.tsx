import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { identities, linkIdentity, unlinkIdentity } from '../api/security';
import { type Provider, providers } from '../api/session';
import { formatShortMoment } from '../frame/moments';
import { useAct } from '../frame/proof';
import { Row } from '../frame/Rows';
import { Section } from '../frame/Section';
import { Wrong } from '../frame/Wrong';
import { Listed } from './Listed';
import { RowButton } from './RowButton';

/** Nothing where the server knows no provider. */
export function IdentitySection() {
  const { data = [] } = useQuery({ queryKey: ['providers'], queryFn: ({ signal }) => providers(signal) });
  if (data.length === 0) return null;
  const nameOf = (id: string) => data.find((provider) => provider.id === id)?.name ?? id;
  return (
    <Section title="Signing in with others" about="Who you are elsewhere can let you in here, too.">
      <Listed name="identities" label="Linked" load={identities} none="None is linked.">
        {({ id, provider, name, lastUsedAt }) => (
          <Row key={id} name={nameOf(provider)} details={[...(name === undefined ? [] : [name]), `last used ${formatShortMoment(lastUsedAt)}`]}>
            <RowButton text="Unlink" of={nameOf(provider)} act={() => unlinkIdentity(id)} changes={['identities']} />
          </Row>
        )}
      </Listed>
      <Group gap="xs">
        {data.map((provider) => (
          <LinkButton key={provider.id} provider={provider} />
        ))}
      </Group>
    </Section>
  );
}

function LinkButton({ provider: { id, name } }: { provider: Provider }) {
  const { mutate, error, isPending } = useAct(linkIdentity, {
    done: ({ url }) => { window.location.assign(url); },
  });
  return (
    <>
      <Button variant="default" loading={isPending} onClick={() => { mutate(id); }}>
        Link {name}
      </Button>
      <Wrong error={error} />
    </>
  );
}
