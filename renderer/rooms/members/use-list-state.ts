import { useEffect, useRef, useState } from 'react';
import type { GridPlace, SavedView, ViewState } from '../../../shared/contract/views.ts';
import { sameColumns } from './column-state.ts';
import { useKeepPlace } from './grid-place.ts';
import { begin, everyone, sameState, type LinkedList } from './list-state.ts';

/**
 * What the list shows: all members or a saved view, and what was changed about it since. The open
 * view and the columns are kept on this machine. `asked` is what a link asks for, if anything.
 */
export const useListState = (
  views: readonly SavedView[],
  place: GridPlace | null,
  asked: LinkedList | null,
) => {
  const [kept, setKept] = useState(() => begin(views, place, asked));
  const keepPlace = useKeepPlace();
  const written = useRef(kept);
  useEffect(() => {
    const before = written.current;
    written.current = kept;
    const { view, own, state } = kept;
    if (view === before.view && sameColumns(state.columns, before.state.columns)) return;
    keepPlace({ columns: state.columns, own: [...own], view });
  }, [kept, keepPlace]);
  const { state, lost } = kept;
  // Deleted meanwhile: what it showed stays, as a search in all members.
  const view = views.find(({ uid }) => uid === kept.view) ?? null;
  return {
    state,
    lost,
    view,
    /** Whether the state differs from what the open view has saved. */
    changed: view !== null && (!sameState(state, view.state) || lost.length < view.lost.length),
    change: (change: Partial<ViewState>): void =>
      setKept((before) => {
        const next = { ...before.state, ...change };
        return { ...before, state: next, own: before.view === null ? next.columns : before.own };
      }),
    setLost: (next: readonly string[]): void => setKept((before) => ({ ...before, lost: next })),
    /** Shows a view as it was saved, or all members. */
    open: (next: SavedView | null): void =>
      setKept(({ own }) =>
        next === null
          ? { own, view: null, state: everyone(own), lost: [] }
          : { own, view: next.uid, state: next.state, lost: next.lost },
      ),
    /** What is shown has just been saved under this uid. */
    saved: (uid: string): void => setKept((before) => ({ ...before, view: uid, lost: [] })),
  };
};

export type ListState = ReturnType<typeof useListState>;
