import { Button } from '@mantine/core';
import { useAct } from '../frame/proof';
import { Wrong } from '../frame/Wrong';

interface RowButtonProps {
  /** On the button. */
  text: string;
  /** What it is done to, for those who do not see where the button stands. */
  of: string;
  act: () => Promise<unknown>;
  changes: readonly string[];
}

/** Ends or removes one of several things. */
export function RowButton({ text, of, act, changes }: RowButtonProps) {
  const { mutate, error, isPending } = useAct(act, { changes });
  return (
    <>
      <Button size="xs" variant="default" loading={isPending} aria-label={`${text}: ${of}`} onClick={() => { mutate(undefined); }}>
        {text}
      </Button>
      {error && error.message !== '' && (
        <div style={{ flexBasis: '100%' }}>
          <Wrong error={error} />
        </div>
      )}
    </>
  );
}
