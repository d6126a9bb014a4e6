import { Button, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { deleteImage, pictureOf } from '../api/deletion';
import { isProblem } from '../api/problem';
import { CardPage } from '../frame/CardPage';
import { Wrong } from '../frame/Wrong';
import classes from './deletion.module.css';

/** Asks before a picture is deleted: the address is opened by programs, too. */
export function DeletionPage() {
  const { deletionKey = '' } = useParams();
  const { mutate, error, isPending, isSuccess } = useMutation({ mutationFn: () => deleteImage(deletionKey) });
  if (isSuccess) return <Deleted />;
  if (isProblem(error, 'not-found')) return <Gone />;
  return (
    <CardPage title="Delete this picture?">
      <Picture deletionKey={deletionKey} />
      <Text>Its link will show it to nobody any more. It cannot be brought back.</Text>
      <Wrong error={error} />
      <Button size="md" color="red.9" loading={isPending} onClick={() => { mutate(); }}>
        Delete the picture
      </Button>
    </CardPage>
  );
}

/** Nothing where it cannot be had, such as after its owner has made it private. */
function Picture({ deletionKey }: { deletionKey: string }) {
  const { data } = useQuery({ queryKey: ['picture', deletionKey], queryFn: ({ signal }) => pictureOf(deletionKey, signal) });
  return data ? <Shown picture={data} /> : null;
}

function Shown({ picture }: { picture: Blob }) {
  const [address] = useState(() => URL.createObjectURL(picture));
  useEffect(() => () => { URL.revokeObjectURL(address); }, [address]);
  return <img className={classes.picture} src={address} alt="What would be deleted" />;
}

function Deleted() {
  return (
    <CardPage title="The picture is deleted" next>
      <Text>You can close this page.</Text>
    </CardPage>
  );
}

function Gone() {
  return (
    <CardPage title="There is no such picture" next>
      <Text>It has been deleted already, or the address is not complete.</Text>
    </CardPage>
  );
}
