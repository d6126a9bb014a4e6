import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { isProblem } from '../api/problem';

/** The person did not want to show again who they are: nothing was done, and nothing is to be said. */
export class GaveUp extends Error {
  override readonly name = 'GaveUp';

  constructor() {
    super('');
  }
}

/** Asks the person to show again who they are. Rejected with {@link GaveUp}. */
export type Prove = () => Promise<void>;

/** Does it; where the server wants proof first, asks for that and does it again. */
export async function proved<T>(act: () => Promise<T>, prove: Prove): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isProblem(error, 'proof-required')) throw error;
    await prove();
    return act();
  }
}

export const ProofContext = createContext<Prove>(() => Promise.reject(new GaveUp()));

interface Then<R> {
  /** What is shown elsewhere and has changed by it. */
  changes?: readonly string[];
  done?: (result: R) => void;
}

/** Something that a person does on a page, with proof where it needs some. */
export function useAct<V, R>(act: (value: V) => Promise<R>, { changes = [], done }: Then<R> = {}) {
  const prove = useContext(ProofContext);
  const queries = useQueryClient();
  return useMutation<R, Error, V>({
    mutationFn: (value) => proved(() => act(value), prove),
    onSuccess: async (result) => {
      done?.(result);
      await Promise.all(changes.map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
}
