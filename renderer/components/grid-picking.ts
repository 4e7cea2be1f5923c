import type { ColDef, IHeaderParams } from 'ag-grid-community';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { Translate } from '../app/appearance.tsx';
import { countOf, isPicked, noPicks, toggled, withRange, type Picks } from './picks.ts';

/** Rows of a grid chosen by their places, over the whole list. */
export interface Picking<Row> {
  readonly picks: Picks;
  readonly onPick: (picks: Picks) => void;
  /** "3 members chosen", in the grid's own word for its rows. */
  readonly countText: string;
  /** What can be done with the chosen rows. */
  readonly actions: ReactNode;
  /** What a cell of a row that is not on screen would say. */
  readonly cellText: (row: Row, column: string) => string;
}

const column = 'pick';
const rowSelector = '.ag-row[row-index]';

const makeBox = (label: string, state: 'true' | 'false' | 'mixed'): HTMLElement => {
  const box = document.createElement('span');
  box.className = 'pick-box';
  box.setAttribute('role', 'checkbox');
  box.setAttribute('aria-label', label);
  box.setAttribute('aria-checked', state);
  return box;
};

const markRow = (row: Element | undefined, on: boolean): void => {
  row?.classList.toggle('row-picked', on);
  row?.setAttribute('aria-selected', String(on));
  row?.querySelector('.pick-box')?.setAttribute('aria-checked', String(on));
};

/** The column of check boxes; a row looks up whether it is chosen when it is drawn. */
export const pickColumn = <Row>(picks: () => Picks, t: Translate): ColDef<Row> => ({
  colId: column,
  pinned: 'left',
  lockPosition: 'left',
  width: 38,
  minWidth: 38,
  resizable: false,
  suppressMovable: true,
  cellClass: 'pick-cell',
  headerClass: 'pick-cell',
  headerComponent: class {
    readonly box = makeBox(t('selection.all'), 'false');
    // The grid calls it before it asks for the element.
    init(_params: IHeaderParams): void {
      return;
    }
    getGui(): HTMLElement {
      return this.box;
    }
    refresh(): boolean {
      return true;
    }
  },
  cellRenderer: ({ node }: { readonly node: { readonly rowIndex: number | null } }) =>
    makeBox(t('selection.one'), isPicked(picks(), node.rowIndex ?? -1) ? 'true' : 'false'),
});

/** Rows are drawn as they come into sight; these callbacks of the grid mark the chosen ones. */
export const drawPickedRow =
  (picks: () => Picks) =>
  (drawn: {
    readonly eRow: HTMLElement;
    readonly ePinnedLeftRow?: HTMLElement;
    readonly rowIndex: number;
  }): void => {
    const on = isPicked(picks(), drawn.rowIndex);
    markRow(drawn.eRow, on);
    markRow(drawn.ePinnedLeftRow, on);
  };

/** Marks what is chosen in the rows that are drawn already, and in the header. */
export const drawPicks = (host: Element, picks: Picks, total: number): void => {
  for (const row of host.querySelectorAll(rowSelector))
    markRow(row, isPicked(picks, Number(row.getAttribute('row-index'))));
  const count = countOf(picks);
  host
    .querySelector(`.ag-header-cell[col-id="${column}"] .pick-box`)
    ?.setAttribute('aria-checked', count === 0 ? 'false' : count < total ? 'mixed' : 'true');
};

const placeOf = (target: EventTarget): number | null => {
  const row = target instanceof Element ? target.closest(rowSelector) : null;
  return row === null ? null : Number(row.getAttribute('row-index'));
};

export interface CellPlace {
  readonly row: number;
  readonly column: string;
}

/** The cell that an event is in; null outside of the rows. */
export const cellPlaceOf = (target: EventTarget): CellPlace | null => {
  const row = placeOf(target);
  const column =
    target instanceof Element ? target.closest('.ag-cell')?.getAttribute('col-id') : null;
  return row === null || typeof column !== 'string' ? null : { row, column };
};

const isHeader = (target: EventTarget): boolean =>
  target instanceof Element && target.closest(`.ag-header-cell[col-id="${column}"]`) !== null;

const isBox = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('.pick-cell') !== null;

const upTo = (picks: Picks, anchor: number, place: number): Picks =>
  withRange(picks, Math.min(anchor, place), Math.max(anchor, place) + 1);

const all = (picks: Picks, total: number): Picks =>
  countOf(picks) === total ? noPicks : withRange(noPicks, 0, total);

export interface PickState {
  readonly picks: Picks;
  readonly total: number;
  readonly anchor: { current: number | null };
}

/**
 * What mouse and keys choose. `anchor` is the row from which a range goes on. Each answers the new
 * choice, or null when the event is about something else.
 */
export const pickByMouse = (
  event: MouseEvent,
  { picks, total, anchor }: PickState,
): Picks | null => {
  if (isHeader(event.target)) return all(picks, total);
  const place = placeOf(event.target);
  if (place === null || place >= total) return null;
  if (event.shiftKey) return upTo(picks, (anchor.current ??= place), place);
  if (!isBox(event.target) && !event.ctrlKey && !event.metaKey) return null;
  anchor.current = place;
  return toggled(picks, place);
};

/** As `pickByMouse`: Space, Shift+Space, Shift+↑ ↓, Ctrl+A, Escape. */
export const pickByKey = (
  event: KeyboardEvent,
  { picks, total, anchor }: PickState,
): Picks | null => {
  const { key } = event;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && key.toLowerCase() === 'a')
    return withRange(noPicks, 0, total);
  if (key === 'Escape') return picks.length > 0 ? noPicks : null;
  if (isHeader(event.target)) return key === ' ' || key === 'Enter' ? all(picks, total) : null;
  const place = placeOf(event.target);
  if (place === null || place >= total) return null;
  if (key === ' ') {
    if (event.shiftKey) return upTo(picks, (anchor.current ??= place), place);
    anchor.current = place;
    return toggled(picks, place);
  }
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !event.shiftKey) return null;
  anchor.current ??= place;
  const next = Math.min(total - 1, Math.max(0, place + step));
  return upTo(picks, place, next);
};

/** Keys that choose and do nothing else; an arrow moves on as well. */
export const onlyPicks = (event: KeyboardEvent): boolean => !event.key.startsWith('Arrow');
