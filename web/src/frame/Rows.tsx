import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './frame.module.css';

export function Rows({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ul className={classes.rows} aria-label={label}>
      {children}
    </ul>
  );
}

/** One of several: what it is, more about it, and what can be done with it. */
export function Row({ name, details, children }: { name: ReactNode; details: string[]; children?: ReactNode }) {
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <Text fw={600} component="div">
          {name}
        </Text>
        <Text size="sm" c="dimmed" component="div" className={classes.rowDetails ?? ''}>
          {details.map((detail) => (
            <span key={detail}>{detail}</span>
          ))}
        </Text>
      </div>
      {children}
    </li>
  );
}
