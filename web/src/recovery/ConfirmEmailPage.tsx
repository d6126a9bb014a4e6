import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { isProblem } from '../api/problem';
import { confirmEmail } from '../api/session';
import { CardPage } from '../frame/CardPage';
import { Wrong } from '../frame/Wrong';
import { useFragment } from './useFragment';

/** Asks for a click: programs that look into mail open links, too. */
export function ConfirmEmailPage() {
  const token = useFragment();
  const { mutate, error, isPending, isSuccess } = useMutation({ mutationFn: () => confirmEmail(token) });
  if (isSuccess) return <Confirmed />;
  if (token === '' || isProblem(error, 'wrong-link')) return <WrongLink next={token !== ''} />;
  return (
    <CardPage title="Is this your e-mail address?">
      <Text>You opened a link that was sent there. Confirm it, and the address belongs to your account.</Text>
      <Wrong error={error} />
      <Button size="md" loading={isPending} onClick={() => { mutate(); }}>
        Confirm the address
      </Button>
    </CardPage>
  );
}

function Confirmed() {
  return (
    <CardPage title="Your address is confirmed" next>
      <Text>It belongs to your account now.</Text>
      <Button component={Link} to="/security" size="md">
        To your account
      </Button>
    </CardPage>
  );
}

function WrongLink({ next }: { next: boolean }) {
  return (
    <CardPage title="This link does not work" next={next}>
      <Text>It has been used already, is too old, or is not complete. Change the address once more to get another.</Text>
      <Button component={Link} to="/security" size="md" variant="default">
        To your account
      </Button>
    </CardPage>
  );
}
