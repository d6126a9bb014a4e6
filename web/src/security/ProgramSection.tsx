import { type Authorization, authorizations, revokeAuthorization } from '../api/security';
import { formatDay, formatShortMoment } from '../frame/moments';
import { Row } from '../frame/Rows';
import { Section } from '../frame/Section';
import { mayDo } from './scopeWords';
import { Listed } from './Listed';
import { RowButton } from './RowButton';
import { ShareXSetUp } from './ShareXSetUp';

export function ProgramSection() {
  return (
    <Section title="Programs with access" about="What you have let in. Without access, they have to ask you again.">
      <Listed name="authorizations" label="Programs" load={authorizations} none="There are none.">
        {(one) => <ProgramRow key={one.id} authorization={one} />}
      </Listed>
      <ShareXSetUp />
    </Section>
  );
}

function ProgramRow({ authorization: { id, client, scopes, createdAt, lastUsedAt } }: { authorization: Authorization }) {
  const used = lastUsedAt === undefined ? [] : [`last used ${formatShortMoment(lastUsedAt)}`];
  return (
    <Row name={client.name} details={[`since ${formatDay(createdAt)}`, ...used, mayDo(scopes)]}>
      <RowButton text="Remove access" of={client.name} act={() => revokeAuthorization(id)} changes={['authorizations']} />
    </Row>
  );
}
