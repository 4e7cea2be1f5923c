import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { BudgetFields, BudgetKind, BudgetSave } from '../../../shared/contract/budget.ts';
import type { useT } from '../../app/appearance.tsx';
import { useChange } from '../../app/change.ts';
import { useGeneration } from '../../app/generation.ts';
import { client } from '../../rpc/client.ts';
import type { RowWrite } from './sheet.tsx';

export const useBudget = (eventUid: string) => {
  const generation = useGeneration();
  return useQuery({
    queryKey: ['budget', 'sheet', eventUid, generation],
    queryFn: ({ signal }) => client.budget.sheet({ eventUid }, { signal }),
    placeholderData: keepPreviousData,
  });
};

/** The writes of one kind of row of an event. */
export const useRows = <Kind extends BudgetKind>(eventUid: string, kind: Kind) => {
  const { change, busy } = useChange('budget');
  return {
    busy,
    save: (rows: readonly RowWrite[]) =>
      change('budget.saved', () =>
        client.budget.save({ kind, eventUid, rows } as unknown as BudgetSave),
      ),
    saveOne: (uid: string | null, fields: Partial<BudgetFields[Kind]>) =>
      change('budget.saved', () =>
        client.budget.save({ kind, eventUid, rows: [{ uid, fields }] } as unknown as BudgetSave),
      ),
    move: (uid: string, afterUid: string | null): void =>
      void change('budget.moved', () =>
        client.budget.move({ kind, eventUid, uid, afterUid }),
      ).catch(() => null),
    remove: (uid: string): void =>
      void change('budget.removed', () => client.budget.remove({ kind, eventUid, uid })).catch(
        () => null,
      ),
  };
};

export const useBudgetChange = () => useChange('budget');
export type Say = ReturnType<typeof useT>;
