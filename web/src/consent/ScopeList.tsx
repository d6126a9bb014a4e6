import { Text } from '@mantine/core';
import type { ConsentScope } from '../api/oauth';
import classes from './consent.module.css';

/** What is asked for, what is new first. */
export function ScopeList({ scopes }: { scopes: ConsentScope[] }) {
  const sorted = [...scopes].sort((one, other) => Number(one.granted) - Number(other.granted));
  return (
    <ul className={classes.scopes}>
      {sorted.map(({ value, description, granted }) => (
        <li key={value}>
          {description}
          {granted && (
            <Text span c="dimmed" size="sm">
              {' '}
              (allowed before)
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
