import { Alert, Button } from 'antd';
import { useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useT } from '../../app/appearance.tsx';
import { Cell } from './cell.tsx';
import { clipboardCells, parseCell, type CellRule } from './parse-cell.ts';

/** Fields of a row as they are saved. */
export type Patch = Readonly<Record<string, unknown>>;

export interface SheetColumn<Row> extends CellRule {
  readonly key: string;
  readonly width?: number;
  /** What stands in the cell while nobody edits it; of a choice its value. */
  readonly text: (row: Row) => string;
  readonly suggestions?: readonly string[];
  /** Why the cell of a row cannot be edited. */
  readonly locked?: (row: Row) => string | null;
  /** A cell that is worked out, and its reason where it has no value. */
  readonly shown?: (row: Row) => ReactNode;
  /** The currency of the row, where rows differ. */
  readonly currencyOf?: (row: Row) => string;
  readonly placeholder?: string;
}

export interface RowWrite {
  readonly uid: string | null;
  readonly fields: Patch;
}

interface SheetProps<Row extends { readonly uid: string }> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly SheetColumn<Row>[];
  readonly nameOf: (row: Row) => string;
  /** Fields a new row has besides what is typed; null = rows are not added here. */
  readonly blank: Patch | null;
  /** Keys of which a new row needs at least one. */
  readonly needs: string;
  readonly foot?: ReactNode;
  readonly deletable?: (row: Row) => boolean;
  readonly onSave: (rows: readonly RowWrite[]) => Promise<unknown>;
  readonly onMove: (uid: string, afterUid: string | null) => void;
  readonly onRemove: (uid: string) => void;
}

const NEW = 'new';

/** A table edited in place, as in a spreadsheet: typed, walked by keys, pasted into, reordered. */
export const Sheet = <Row extends { readonly uid: string }>(props: SheetProps<Row>) => {
  const { label, rows, columns, nameOf, blank, needs, onSave, onMove, onRemove } = props;
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // What is typed into the new row; read when the row is left, after its last box has been.
  const draft = useRef<Patch>({});
  // Another number empties the boxes of the row that was just added.
  const [draftNumber, setDraftNumber] = useState(0);

  const ruleOf = (column: SheetColumn<Row>, row: Row | null): CellRule => ({
    ...column,
    ...(row === null || column.currencyOf === undefined
      ? {}
      : { currency: column.currencyOf(row) }),
  });
  const patchOf = (column: SheetColumn<Row>, row: Row | null, text: string) => {
    const parsed = parseCell(ruleOf(column, row), text);
    if (!parsed.ok) return parsed;
    const { value, currency } = parsed;
    return {
      ok: true as const,
      fields: { [column.key]: value, ...(currency === undefined ? {} : { currency }) } as Patch,
    };
  };
  const save = (writes: readonly RowWrite[]): void => void onSave(writes).catch(() => null);

  const leave = (column: SheetColumn<Row>, row: Row | null, text: string): boolean => {
    const read = patchOf(column, row, text);
    if (!read.ok && !(row === null && text.trim() === '')) {
      setProblem(t(read.key, read.values));
      return false;
    }
    setProblem(null);
    if (!read.ok) return true;
    if (row === null) draft.current = { ...draft.current, ...read.fields };
    else save([{ uid: row.uid, fields: read.fields }]);
    return true;
  };

  const addDraft = (): void => {
    const said = Object.entries(draft.current).filter(([, value]) => value !== null);
    if (said.length === 0 || blank === null) return;
    if (!said.some(([key]) => key === needs)) {
      const column = columns.find(({ key }) => key === needs);
      setProblem(t('budget.need-first', { column: column?.title ?? needs }));
      return;
    }
    void onSave([{ uid: null, fields: { ...blank, ...Object.fromEntries(said) } }]).then(
      () => {
        setProblem(null);
        draft.current = {};
        setDraftNumber((number) => number + 1);
        // Ready for the next one, unless the operator has gone elsewhere.
        requestAnimationFrame(() => {
          if (document.activeElement !== document.body) return;
          table.current?.querySelector<HTMLElement>(`.new-row [data-column="${needs}"]`)?.focus();
        });
      },
      () => null,
    );
  };

  const focusCell = (rowIndex: number, key: string): boolean => {
    const line = table.current?.tBodies[0]?.rows[rowIndex];
    const cell = line?.querySelector<HTMLElement>(`[data-column="${key}"]`);
    cell?.focus();
    if (cell instanceof HTMLInputElement && cell.type !== 'checkbox') cell.select();
    return cell !== null && cell !== undefined;
  };

  const walk = (event: KeyboardEvent<HTMLElement>, rowIndex: number, key: string): void => {
    const isSelect = event.currentTarget instanceof HTMLSelectElement;
    const up = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey);
    const down = event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey);
    if (event.nativeEvent.isComposing || (!up && !down)) return;
    if (event.altKey) {
      const row = rows[rowIndex];
      if (row !== undefined) shift(rowIndex, up ? -1 : 1);
      event.preventDefault();
      return;
    }
    if (isSelect && event.key !== 'Enter') return;
    event.preventDefault();
    if (focusCell(rowIndex + (up ? -1 : 1), key)) return;
    // Nothing further down: leaving the box saves what it holds.
    event.currentTarget.blur();
  };

  const shift = (index: number, by: -1 | 1): void => {
    const row = rows[index];
    if (row === undefined || rows[index + by] === undefined) return;
    onMove(row.uid, (by === 1 ? rows[index + 1] : rows[index - 2])?.uid ?? null);
  };

  const paste = (event: ClipboardEvent, rowIndex: number, columnIndex: number): void => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const editable = columns.slice(columnIndex).filter(({ shown }) => shown === undefined);
    let lines = clipboardCells(text);
    const titles = new Set(columns.map(({ title }) => title));
    if (lines[0]!.every((cell) => titles.has(cell.trim()))) lines = lines.slice(1);
    const writes: RowWrite[] = [];
    for (const [offset, cells] of lines.entries()) {
      const row = rows[rowIndex + offset] ?? null;
      if (cells.every((cell) => cell.trim() === '') || (row === null && blank === null)) continue;
      let fields: Patch = row === null ? { ...blank } : {};
      for (const [index, cell] of cells.entries()) {
        const column = editable[index];
        if (column === undefined || (row === null && cell.trim() === '')) continue;
        if (row !== null && (column.locked?.(row) ?? null) !== null) {
          setProblem(t('budget.bad-paste-locked', { row: offset + 1, column: column.title }));
          return;
        }
        const read = patchOf(column, row, cell);
        if (!read.ok) {
          setProblem(t('budget.bad-paste', { row: offset + 1, reason: t(read.key, read.values) }));
          return;
        }
        fields = { ...fields, ...read.fields };
      }
      if (row === null && (fields[needs] ?? null) === null) {
        const column = columns.find(({ key }) => key === needs)?.title ?? needs;
        const reason = t('budget.need-first', { column });
        setProblem(t('budget.bad-paste', { row: offset + 1, reason }));
        return;
      }
      writes.push({ uid: row?.uid ?? null, fields });
    }
    setProblem(null);
    if (writes.length > 0) save(writes);
  };

  const blankText = (key: string): string => {
    const value = blank?.[key];
    return typeof value === 'string' ? value : '';
  };
  const cells = (row: Row | null, rowIndex: number) =>
    columns.map((column, columnIndex) => {
      const numeric = column.kind === 'money' || column.kind === 'count';
      // A new row is not done yet.
      if (column.shown !== undefined || (row === null && column.kind === 'check'))
        return (
          <td key={column.key} className={numeric ? 'number' : undefined}>
            {row === null ? null : column.shown?.(row)}
          </td>
        );
      const locked = row === null ? null : (column.locked?.(row) ?? null);
      const name = row === null ? t('budget.new-row') : nameOf(row);
      return (
        <td key={column.key} className={numeric ? 'number' : undefined}>
          <Cell
            key={row === null ? draftNumber : row.uid}
            column={column.key}
            kind={column.kind}
            label={t('budget.cell-of', { column: column.title, name })}
            text={row === null ? blankText(column.key) : column.text(row)}
            locked={locked}
            {...(column.options === undefined ? {} : { options: column.options })}
            {...(column.suggestions === undefined ? {} : { suggestions: column.suggestions })}
            {...(row !== null || column.placeholder === undefined
              ? {}
              : { placeholder: column.placeholder })}
            onLeave={(text) => leave(column, row, text)}
            onWalk={(event) => walk(event, rowIndex, column.key)}
            onPaste={(event) => paste(event, rowIndex, columnIndex)}
          />
        </td>
      );
    });

  return (
    <>
      <div className="table-scroll">
        <table className="plain-table budget-table" ref={table} aria-label={label}>
          <colgroup>
            {columns.map(({ key, width }) => (
              <col key={key} {...(width === undefined ? {} : { style: { width } })} />
            ))}
            <col style={{ width: 78 }} />
          </colgroup>
          <thead>
            <tr>
              {columns.map(({ key, title, kind }) => (
                <th
                  key={key}
                  scope="col"
                  className={kind === 'money' || kind === 'count' ? 'number' : undefined}
                >
                  {title}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t('budget.row-actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.uid}>
                {cells(row, index)}
                <td className="row-buttons">
                  <Button
                    type="text"
                    size="small"
                    disabled={index === 0}
                    aria-label={t('budget.row-up', { name: nameOf(row) })}
                    onClick={() => shift(index, -1)}
                  >
                    ↑
                  </Button>
                  <Button
                    type="text"
                    size="small"
                    disabled={index === rows.length - 1}
                    aria-label={t('budget.row-down', { name: nameOf(row) })}
                    onClick={() => shift(index, 1)}
                  >
                    ↓
                  </Button>
                  {(props.deletable?.(row) ?? true) && (
                    <Button
                      type="text"
                      size="small"
                      aria-label={t('budget.row-delete', { name: nameOf(row) })}
                      onClick={() => onRemove(row.uid)}
                    >
                      ✕
                    </Button>
                  )}
                </td>
              </tr>
            ))}
            {blank !== null && (
              <tr
                key={NEW}
                className="new-row"
                onBlur={(event) => {
                  if (!event.currentTarget.contains(event.relatedTarget)) addDraft();
                }}
              >
                {cells(null, rows.length)}
                <td />
              </tr>
            )}
          </tbody>
          {props.foot !== undefined && <tfoot>{props.foot}</tfoot>}
        </table>
      </div>
      {problem !== null && (
        <Alert
          className="budget-problem"
          type="warning"
          role="alert"
          showIcon
          title={problem}
          closable={{ onClose: () => setProblem(null) }}
        />
      )}
    </>
  );
};
