import { PasswordInput, Stack } from '@mantine/core';
import { type ReactNode, type SyntheticEvent, useRef } from 'react';
import { isProblem, ProblemError } from '../api/problem';
import { type AccountChange, changeAccount } from '../api/security';
import type { Account } from '../api/session';
import { CodeInput } from '../door/CodeInput';
import { fieldsOf, returnTo } from '../frame/fields';
import { FormButtons } from '../frame/FormButtons';
import { useAct } from '../frame/proof';
import { useSession } from '../frame/session';
import { useLatch } from '../frame/useLatch';
import { Wrong } from '../frame/Wrong';

interface ChangeFormProps {
  text: string;
  /** The fields of what is to change. */
  children: ReactNode;
  /** What is typed there, as the server takes it. */
  read: (fields: Record<string, string>) => Omit<AccountChange, 'currentPassword'>;
  done: (account: Account) => void;
  cancel: () => void;
}

/** Changes something of one's account that needs the password. */
export function ChangeForm({ text, children, read, done, cancel }: ChangeFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { account } = useSession();
  const { mutate, error, isPending } = useAct(changeAccount, { changes: ['session', 'sessions', 'account'], done });
  const wantsCode = useLatch(isProblem(error, 'second-factor-required', 'wrong-code'));
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = fieldsOf(event.currentTarget);
    const { currentPassword = '', code } = fields;
    const change = { ...read(fields), currentPassword, ...(code !== undefined && { code: code.trim() }) };
    mutate(change, { onError: (reason) => { returnTo(form.current, fieldOf(reason)); } });
  };
  return (
    <form ref={form} onSubmit={submit}>
      <Stack>
        <input type="text" name="username" autoComplete="username" value={account.username} readOnly hidden />
        {children}
        <PasswordInput name="currentPassword" label="Current password" autoComplete="current-password" required size="md" />
        {wantsCode && <CodeInput focused />}
        {!isProblem(error, 'second-factor-required') && <Wrong error={error} />}
        <FormButtons text={text} pending={isPending} cancel={cancel} />
      </Stack>
    </form>
  );
}

function fieldOf(reason: Error): string {
  if (isProblem(reason, 'wrong-code')) return 'code';
  return reason instanceof ProblemError ? (reason.problem.field ?? '') : '';
}
