import { type Authorization, authorizations, revokeAuthorization } from '../api/security';
import { Row } from '../frame/Rows';
import { Section } from '../frame/Section';
import { formatMoment } from '../upload/format';
import { Listed } from './Listed';
import { RowButton } from './RowButton';

export function ProgramSection() {
  return (
    <Section title="Programs with access" about="What you have let in. Put out, they have to ask you again.">
      <Listed name="authorizations" label="Programs" load={authorizations} none="There are none.">
        {(one) => <ProgramRow key={one.id} authorization={one} />}
      </Listed>
    </Section>
  );
}

function ProgramRow({ authorization: { id, client, scopes, createdAt } }: { authorization: Authorization }) {
  return (
    <Row name={client.name} details={[scopes.join(', '), `since ${formatMoment(createdAt)}`]}>
      <RowButton text="Put out" of={client.name} act={() => revokeAuthorization(id)} changes={['authorizations']} />
    </Row>
  );
}
