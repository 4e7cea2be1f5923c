import type { ColDef, GridApi, GridOptions } from 'ag-grid-community';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent as KeyEvent, MouseEvent as PointEvent } from 'react';
import { useAppearance, useT } from '../app/appearance.tsx';
import { useGeneration } from '../app/generation.ts';
import { gridThemeOf } from '../app/tokens.ts';
import { COPY_ROWS, copyRows, focusedText, tooManyToCopy } from './copy-rows.ts';
import { Failure } from './failure.tsx';
import { GridHost } from './grid-host.tsx';
import { registerGridModules } from './grid-modules.ts';
import {
  cellPlaceOf,
  drawPicks,
  onlyPicks,
  pickByKey,
  pickByMouse,
  pickColumn,
  type CellPlace,
  type Picking,
  type PickState,
} from './grid-picking.ts';
import { optionsOf } from './grid-options.ts';
import { gridSource } from './grid-source.ts';
import { PickBar } from './pick-bar.tsx';
import { noPicks, type Picks } from './picks.ts';
import { useTypeAhead } from './type-ahead.ts';

registerGridModules();

export interface GridBlock<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}

export interface BlockRequest {
  readonly offset: number;
  readonly limit: number;
  readonly sort: GridSort | null;
  readonly signal: AbortSignal;
}

export interface GridColumnPlace {
  readonly column: string;
  readonly width: number;
}

export interface DataGridProps<Row> {
  /** Name of the grid for screen readers. */
  readonly label: string;
  readonly columns: readonly ColDef<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Changes with the filter: the grid starts again from the first row. */
  readonly viewKey: string;
  readonly load: (request: BlockRequest) => Promise<GridBlock<Row>>;
  /** The order of the columns, left to right, and their widths in pixels, after a change by hand. */
  readonly onColumns?: (columns: readonly GridColumnPlace[]) => void;
  /** After the header was asked for another order, or for none. */
  readonly onSort?: (sort: GridSort | null) => void;
  readonly onTotal?: (total: number) => void;
  /** Enter or double click on a row; a click too when `openOnClick` is set. */
  readonly onOpen?: (row: Row) => void;
  readonly openOnClick?: boolean;
  /** A click on this column alone opens the row. */
  readonly openColumn?: string;
  /** The first row has the keyboard once it is there. */
  readonly focusFirst?: boolean;
  readonly openKey?: string | null;
  /** The place of the first row that begins with what is typed on a row. */
  readonly seek?: (text: string) => Promise<number | null>;
  /** Rows can be chosen, over the whole list. */
  readonly picking?: Picking<Row>;
  readonly blockSize?: number;
  readonly emptyText?: string;
  readonly rowClass?: (row: Row) => string | undefined;
}

/** Rows of any number, read by block; keyboard, sort by header, copy of the cell or the rows. */
export const DataGrid = <Row extends object>(props: DataGridProps<Row>) => {
  const { language } = useAppearance();
  // The words of a grid stay those it was made with.
  return <OneGrid<Row> key={language} {...props} />;
};

const OneGrid = <Row extends object>(props: DataGridProps<Row>) => {
  const t = useT();
  const { appearance, language } = useAppearance();
  const generation = useGeneration();
  const [api, setApi] = useState<GridApi<Row> | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [total, setTotal] = useState<number | null>(null);
  const [copied, setCopied] = useState('');
  // The grid keeps its callbacks for life; what they call follows the latest props.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  const theme = useMemo(() => gridThemeOf(appearance, language), [appearance, language]);
  const localeText = useMemo(
    () => ({
      noRowsToShow: t('common.grid-empty'),
      loadingOoo: t('common.grid-loading'),
      loadingError: t('common.grid-error'),
      ariaSortableColumn: t('common.grid-sort-hint'),
      ariaRowSelect: t('common.grid-select-row'),
      ariaRowToggleSelection: t('common.grid-select-row'),
      ariaRowSelectAll: t('common.grid-select-row'),
      ariaToggleCellValue: t('common.grid-select-row'),
      ariaLabelColumnMenu: t('common.grid-column-menu'),
      ariaHeaderSelection: t('common.grid-select-row'),
    }),
    [t],
  );

  const latestGeneration = useRef(generation);
  useEffect(() => {
    latestGeneration.current = generation;
  });
  const { viewKey } = props;
  const latestSort = useRef<GridSort | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const [options, setOptions] = useState<GridOptions<Row> | null>(null);
  const { columns, picking, blockSize = 200 } = props;
  const pickable = picking !== undefined;
  const withComponents = columns.some(({ cellRenderer }) => cellRenderer !== undefined);
  const latestTheme = useRef(theme);
  useEffect(() => {
    // The grid, its columns and its rows in tasks of their own: none holds the page up for long.
    const soon = setTimeout(() =>
      setOptions({
        ...optionsOf(latest, pickable),
        theme: latestTheme.current,
        localeText,
        cacheBlockSize: blockSize,
      }),
    );
    return () => clearTimeout(soon);
  }, [localeText, pickable, blockSize]);
  useEffect(() => {
    latestTheme.current = theme;
    if (api?.isDestroyed() === false && api.getGridOption('theme') !== theme)
      api.setGridOption('theme', theme);
  }, [api, theme]);
  useEffect(() => {
    if (api?.isDestroyed() !== false) return;
    const boxes = pickable
      ? [pickColumn<Row>(() => latest.current.picking?.picks ?? noPicks, t)]
      : [];
    api.setGridOption('columnDefs', [...boxes, ...columns]);
  }, [api, columns, pickable, t]);
  useEffect(() => {
    if (api?.isDestroyed() !== false) return;
    const source = gridSource<Row>({
      load: (request) => latest.current.load(request),
      generation: () => latestGeneration.current,
      onSort: (sort) => (latestSort.current = sort),
      onTotal: (found) => {
        setTotal(found);
        setFailure(null);
        latest.current.onTotal?.(found);
      },
      onFailure: setFailure,
    });
    api.setGridOption('datasource', source);
    // Another filter is another list.
  }, [api, viewKey]);
  useEffect(() => {
    if (api?.isDestroyed() !== false) return;
    // Rows that pass under a mouse at rest are not meant: lighting each costs a third of a frame.
    const passing = (is: boolean) => (): void => {
      host.current?.toggleAttribute('data-scrolling', is);
    };
    api.addEventListener('bodyScroll', passing(true));
    api.addEventListener('bodyScrollEnd', passing(false));
  }, [api]);
  const seen = useRef(generation);
  useEffect(() => {
    if (seen.current === generation) return;
    seen.current = generation;
    api?.refreshInfiniteCache();
  }, [api, generation]);
  const openKey = props.openKey ?? null;
  const drawnOpen = useRef(openKey);
  useEffect(() => {
    if (api === null || drawnOpen.current === openKey) return;
    const rowNodes = [drawnOpen.current, openKey].flatMap((key) =>
      key === null ? [] : (api.getRowNode(key) ?? []),
    );
    drawnOpen.current = openKey;
    if (rowNodes.length > 0) api.redrawRows({ rowNodes });
  }, [api, openKey]);

  const anchor = useRef<number | null>(null);
  const hadPicks = useRef(false);
  const pickedFrom = useRef<CellPlace | null>(null);
  const picks = picking?.picks ?? noPicks;
  useEffect(() => {
    if (picks.length === 0) {
      anchor.current = null;
      // What had the focus went with the bar: the keys belong to the row again.
      const cell = hadPicks.current ? pickedFrom.current : null;
      if (cell !== null && api?.isDestroyed() === false && document.activeElement === document.body)
        api.setFocusedCell(cell.row, cell.column);
    }
    hadPicks.current = picks.length > 0;
    if (pickable && host.current !== null) drawPicks(host.current, picks, total ?? 0);
  }, [api, pickable, picks, total]);
  /** True when the event chose rows. */
  const pick = (target: EventTarget, chosen: (state: PickState) => Picks | null): boolean => {
    if (picking === undefined) return false;
    const next = chosen({ picks, total: total ?? 0, anchor });
    if (next === null) return false;
    pickedFrom.current = cellPlaceOf(target) ?? pickedFrom.current;
    setCopied('');
    picking.onPick(next);
    return true;
  };
  const onMouse = (event: PointEvent): void => {
    if (pick(event.target, (state) => pickByMouse(event, state))) event.stopPropagation();
  };
  const typeAhead = useTypeAhead(api, props.seek);
  const onKey = (event: KeyEvent): void => {
    typeAhead(event);
    if (!pick(event.target, (state) => pickByKey(event, state)) || !onlyPicks(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const copyPicked = async (): Promise<void> => {
    if (api === null || picking === undefined) return;
    if (tooManyToCopy(picks)) return setCopied(t('selection.too-many', { max: COPY_ROWS }));
    const { signal } = new AbortController();
    try {
      const count = await copyRows({
        api,
        picks,
        load: (offset, limit) =>
          latest.current.load({ offset, limit, sort: latestSort.current, signal }),
        cellText: picking.cellText,
      });
      setCopied(
        count === null ? t('selection.copy-failed') : t('common.grid-copied-rows', { count }),
      );
    } catch (error) {
      setFailure(error);
    }
  };
  const onCopy = (event: ClipboardEvent) => {
    // Text the operator marked with the mouse is copied as it is.
    if (api === null || (window.getSelection()?.toString() ?? '') !== '') return;
    if (picks.length > 0) {
      event.preventDefault();
      void copyPicked();
      return;
    }
    const text = focusedText(api, pickable);
    if (text === null) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    setCopied(pickable ? t('common.grid-copied-rows', { count: 1 }) : t('common.grid-copied-cell'));
  };

  return (
    <div className="grid-box" onCopy={onCopy}>
      {failure !== null && (
        <div className="grid-failure">
          <Failure
            error={failure}
            onRetry={() => {
              setFailure(null);
              api?.purgeInfiniteCache();
            }}
          />
        </div>
      )}
      <span className="visually-hidden" aria-live="polite">
        {copied}
      </span>
      <div
        ref={host}
        className="grid-host"
        onClickCapture={onMouse}
        onDoubleClickCapture={(event) => {
          // Two quick clicks on a box open nothing.
          if (event.target instanceof Element && event.target.closest('.pick-cell') !== null)
            event.stopPropagation();
        }}
        onKeyDownCapture={onKey}
        role="region"
        aria-label={t('common.grid-label', { name: props.label, count: total ?? 0 })}
      >
        {options !== null && (
          <GridHost<Row> options={options} withComponents={withComponents} onGrid={setApi} />
        )}
        {total === 0 && (
          <div className="grid-note">{props.emptyText ?? t('common.grid-empty')}</div>
        )}
      </div>
      {picking !== undefined && picks.length > 0 && (
        <PickBar
          countText={picking.countText}
          actions={picking.actions}
          said={copied}
          onCopy={() => void copyPicked()}
          onClear={() => picking.onPick(noPicks)}
        />
      )}
    </div>
  );
};
