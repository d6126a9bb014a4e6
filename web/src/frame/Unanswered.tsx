import './frame.css';
import { Button } from '@mantine/core';
import { Notice } from '../Notice';
import { wordsOf } from './Wrong';

/** For a page that has nothing to show. */
export function Unanswered({ error, again }: { error: unknown; again: () => void }) {
  return (
    <Notice title="This page could not be loaded">
      <p role="alert">{wordsOf(error)}</p>
      <Button onClick={again}>Try again</Button>
    </Notice>
  );
}
