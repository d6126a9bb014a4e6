import { Button } from '@mantine/core';
import { Notice } from './Notice';

/** For what nobody foresaw; most often the server has newer pages than this one. */
export function Broken() {
  return (
    <Notice title="The page could not be shown">
      <p>Images that have arrived are safe.</p>
      <Button onClick={() => { window.location.reload(); }}>Load it again</Button>
    </Notice>
  );
}
