import { Group } from '@mantine/core';
import { Tag } from '../frame/Tag';

/** A browser in a list, of which one may be that which shows the list. */
export function BrowserName({ name, current }: { name: string; current: boolean }) {
  return (
    <Group gap={8}>
      <span>{name}</span>
      {current && <Tag>this browser</Tag>}
    </Group>
  );
}
