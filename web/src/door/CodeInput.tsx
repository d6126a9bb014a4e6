import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';

/** For the code of an authenticator app, or a recovery code: which it is, the server sees. */
export function CodeInput({ focused = false, onlyApp = false }: { focused?: boolean; onlyApp?: boolean }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  return (
    <TextInput
      ref={field}
      name="code"
      label="Code"
      description={onlyApp ? 'The six digits that your app shows now' : 'Six digits of your app, or a recovery code'}
      autoComplete="one-time-code"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      inputMode={onlyApp ? 'numeric' : 'text'}
      maxLength={64}
      required
      size="md"
    />
  );
}
