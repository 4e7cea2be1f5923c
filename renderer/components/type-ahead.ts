import type { GridApi } from 'ag-grid-community';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';

/** Letters typed within this time of each other are one word. */
const PAUSE_MS = 900;

/** The letter a key types into a focused cell; null for every other key. */
const letterOf = (event: KeyboardEvent): string | null =>
  [...event.key].length === 1 &&
  event.key !== ' ' &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  event.target instanceof Element &&
  event.target.closest('.ag-cell') !== null
    ? event.key
    : null;

/** Letters typed on a row go to the first row that begins with them, wherever it is in the list. */
export const useTypeAhead = <Row>(
  api: GridApi<Row> | null,
  seek: ((text: string) => Promise<number | null>) | undefined,
): ((event: KeyboardEvent) => void) => {
  const typed = useRef({ text: '', atMs: 0 });
  const latest = useRef(api);
  useEffect(() => {
    latest.current = api;
  }, [api]);
  return (event) => {
    const letter = letterOf(event);
    if (seek === undefined || letter === null) return;
    const atMs = event.timeStamp;
    const before = typed.current;
    const text = `${atMs - before.atMs > PAUSE_MS ? '' : before.text}${letter}`;
    typed.current = { text, atMs };
    void seek(text).then(
      (place) => {
        const grid = latest.current;
        if (place === null || typed.current.atMs !== atMs || grid?.isDestroyed() !== false) return;
        const column = grid.getFocusedCell()?.column ?? grid.getAllDisplayedColumns()[0];
        grid.ensureIndexVisible(place, 'middle');
        if (column !== undefined) grid.setFocusedCell(place, column);
      },
      // The list goes on as it is; reading it anew says what is wrong.
      () => undefined,
    );
  };
};
