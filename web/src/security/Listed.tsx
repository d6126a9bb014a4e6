import { Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { Rows } from '../frame/Rows';
import { Wrong } from '../frame/Wrong';

interface ListedProps<T> {
  /** Of what is shown, for {@link useAct}. */
  name: string;
  label: string;
  load: (signal?: AbortSignal) => Promise<T[]>;
  /** Said where there is nothing. */
  none: string;
  children: (item: T) => ReactNode;
}

/** A list of the server's, from loading it to saying that it is empty. */
export function Listed<T>({ name, label, load, none, children }: ListedProps<T>) {
  const { data, error } = useQuery({ queryKey: [name], queryFn: ({ signal }) => load(signal) });
  const place = useRef<HTMLDivElement>(null);
  useKeptFocus(place, data?.length);
  return (
    <div ref={place} tabIndex={-1} style={{ outline: 'none' }}>
      {error ? <Wrong error={error} /> : <Content items={data} label={label} none={none} row={children} />}
    </div>
  );
}

interface ContentProps<T> {
  items: T[] | undefined;
  label: string;
  none: string;
  row: (item: T) => ReactNode;
}

function Content<T>({ items, label, none, row }: ContentProps<T>) {
  if (!items) return <Loader size="sm" aria-label="Loading" role="status" />;
  if (items.length === 0) return <Text c="dimmed">{none}</Text>;
  return <Rows label={label}>{items.map(row)}</Rows>;
}

/** What was removed had the focus: the list has it then, so that the keyboard does not start again. */
function useKeptFocus(place: { current: HTMLElement | null }, length: number | undefined): void {
  const before = useRef(length);
  useEffect(() => {
    const fewer = length !== undefined && before.current !== undefined && length < before.current;
    before.current = length;
    if (fewer && document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, [place, length]);
}
