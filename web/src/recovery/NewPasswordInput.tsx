import { PasswordInput } from '@mantine/core';

/** A password to be chosen; what is wrong with it, the server says. */
export function NewPasswordInput({ error }: { error?: string | undefined }) {
  return (
    <PasswordInput
      name="password"
      label="New password"
      description="At least 8 characters. Several words are easier to remember than signs."
      autoComplete="new-password"
      minLength={8}
      maxLength={72}
      required
      size="md"
      error={error}
    />
  );
}
