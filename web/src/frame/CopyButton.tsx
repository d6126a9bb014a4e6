import { Button } from '@mantine/core';
import { useState } from 'react';

/** Copies a text, and says whether it did. */
export function CopyButton({ text, children = 'Copy' }: { text: string; children?: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');
  const copy = () => {
    // Not there without TLS, nor where the person has forbidden it.
    const copying = 'clipboard' in navigator ? navigator.clipboard.writeText(text) : Promise.reject(new Error('no clipboard'));
    copying.then(
      () => { setState('copied'); },
      () => { setState('failed'); },
    );
  };
  return (
    <Button variant="default" onClick={copy}>
      <span role="status">{{ ready: children, copied: 'Copied', failed: 'Select and copy it by hand' }[state]}</span>
    </Button>
  );
}
