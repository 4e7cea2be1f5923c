import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { MemberSelection } from '../../../../shared/contract/member-filters.ts';
import type { ReadDb } from '../../db.ts';
import { openView, orderOf } from './view.ts';
import { generationOf } from '../generation.ts';

/** Members chosen in another list, by local id, in its order. */
export interface ChosenIds {
  readonly kind: 'ids';
  /** Of the list they were chosen in. */
  readonly generation: number;
  readonly ids: readonly number[];
}

/**
 * Local ids of the members at the chosen places of a view, in its order. Throws `stale` when
 * anything was written since the view was made: its places would name others.
 */
export const selectedIds = (db: ReadDb, selection: MemberSelection | ChosenIds): Int32Array => {
  if ('kind' in selection) {
    if (selection.generation !== generationOf(db)) throw new WorkstationError('stale');
    return Int32Array.from(selection.ids);
  }
  const { view, total, generation } = openView(db, selection);
  if (generation !== selection.generation || selection.ranges.some(([, end]) => end > total))
    throw new WorkstationError('stale');
  const ids = orderOf(db, view).ids();
  const chosen = new Int32Array(
    selection.ranges.reduce((sum, [start, end]) => sum + Math.max(0, end - start), 0),
  );
  let filled = 0;
  for (const [start, end] of selection.ranges) {
    chosen.set(ids.subarray(start, end), filled);
    filled += Math.max(0, end - start);
  }
  return chosen;
};
