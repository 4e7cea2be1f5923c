import { createGrid } from 'ag-grid-community';
import type { GridApi, GridOptions, GridReadyEvent } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useCallback, useEffect, useRef } from 'react';

interface GridHostProps<Row> {
  /** The same object for the life of the grid. */
  readonly options: GridOptions<Row>;
  /** Given the grid once it stands; its columns and rows come after that. */
  readonly onGrid: (api: GridApi<Row> | null) => void;
}

/** A grid that draws its cells itself: several times as fast as one of React cells. */
const PlainGrid = <Row extends object>({ options, onGrid }: GridHostProps<Row>) => {
  const canvas = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    let grid: GridApi<Row> | null = null;
    // Once its place is laid out, which is the page's work and not the grid's.
    let soon = setTimeout(() => {
      const made = createGrid<Row>(element, options);
      grid = made;
      soon = setTimeout(() => onGrid(made));
    });
    return () => {
      clearTimeout(soon);
      onGrid(null);
      // Taking it apart is work of its own, too.
      const gone = grid;
      if (gone !== null) setTimeout(() => gone.destroy());
    };
  }, [options, onGrid]);
  return <div className="grid-canvas" ref={canvas} />;
};

/** For cells with buttons and other components of the page. */
const ReactGrid = <Row extends object>({ options, onGrid }: GridHostProps<Row>) => {
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(soon.current);
      onGrid(null);
    },
    [onGrid],
  );
  const onGridReady = useCallback(
    ({ api }: GridReadyEvent<Row>) => {
      soon.current = setTimeout(() => onGrid(api));
    },
    [onGrid],
  );
  return <AgGridReact<Row> gridOptions={options} onGridReady={onGridReady} />;
};

export const GridHost = <Row extends object>({
  withComponents,
  ...host
}: GridHostProps<Row> & { readonly withComponents: boolean }) =>
  withComponents ? <ReactGrid<Row> {...host} /> : <PlainGrid<Row> {...host} />;
