import { Button, Stack, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ArrivedImage, Guest, Invitation } from '../api/guest';
import { invitationIsOver } from '../api/problem';
import { type SentFile, totalsOf } from '../upload/files';
import { arrivedImages, forgetAddress } from './arrivedImages';
import classes from './room.module.css';

interface ArrivedProps {
  guest: Guest;
  mode: Invitation['mode'];
  files: readonly SentFile[];
  ended: () => void;
}

/** What has arrived: the guest's own images, or everybody's where the invitation shows them. */
export function Arrived({ guest, mode, files, ended }: ArrivedProps) {
  const { arrived } = totalsOf(files);
  const { data, error, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['arrived', guest.credential],
    queryFn: ({ pageParam, signal }) => arrivedImages(guest, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  useLater(arrived, () => void refetch());
  useEffect(() => {
    if (invitationIsOver(error)) ended();
  }, [error, ended]);

  const images = data?.pages.flatMap((page) => page.items) ?? [];
  if (images.length === 0) return null;
  return (
    <Stack component="section" gap="sm" aria-label="Images that have arrived">
      <Title order={2} fz="lg">
        {mode === 'gallery' ? 'Everybody’s images' : 'Your images'}
      </Title>
      <ul className={classes.gallery}>
        {images.map((image, index) => (
          <Picture key={index} image={image} gone={() => void refetch()} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </Stack>
  );
}

function Picture({ image, gone }: { image: ArrivedImage; gone: () => void }) {
  const { thumbnailUrl, name, guestName, mine } = image;
  const label = mine || guestName === undefined ? name : `${name}, from ${guestName}`;
  const failed = () => {
    if (thumbnailUrl !== undefined && forgetAddress(thumbnailUrl)) gone();
  };
  return (
    <li>
      <img className={classes.picture} src={thumbnailUrl} alt={label} title={label} loading="lazy" onError={failed} />
    </li>
  );
}

/** Acts a moment after a value has changed, once for many changes in a row. */
function useLater(value: number, act: () => void): void {
  useEffect(() => {
    if (value === 0) return;
    const timer = setTimeout(act, 1_500);
    return () => { clearTimeout(timer); };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the value decides, not which function acts
  }, [value]);
}
