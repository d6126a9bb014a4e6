import { Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './frame.module.css';

/**
 * What the page is, also for the browser's title. Where it changes after something was done, it takes
 * the keyboard's focus, so that screen readers read it and go on from there.
 */
export function Heading({ children, focused = false }: { children: string; focused?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} · Pinhole`;
    if (focused) heading.current?.focus();
  }, [children, focused]);
  return (
    <Title ref={heading} tabIndex={-1} order={1} fz={{ base: 24, sm: 28 }} className={classes.heading ?? ''}>
      {children}
    </Title>
  );
}
