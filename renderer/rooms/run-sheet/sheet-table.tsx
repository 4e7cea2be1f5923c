import { PushpinOutlined } from '@ant-design/icons';
import { Dropdown } from 'antd';
import { useEffect, useReducer, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { SheetConflict, SheetPlan } from '../../../shared/domain/events/run-sheet.ts';
import type { MessageKey } from '../../../shared/messages/translate.ts';
import { useTeamNames } from '../../components/team-names.ts';
import { useT } from '../../app/appearance.tsx';
import { sheetKey, type SheetKey } from './keys.ts';
import type { Segment } from './queries.ts';
import { cellId, columns, SheetCell, type Column } from './sheet-cell.tsx';
import type { SheetEdits } from './edits.ts';

interface SheetTableProps {
  readonly segments: readonly Segment[];
  readonly plan: SheetPlan;
  readonly edits: SheetEdits;
  /** A planned time as it is shown. */
  readonly timeText: (atMs: number) => string;
}

const headers: Readonly<Record<Column, MessageKey>> = {
  start: 'runSheet.start',
  minutes: 'runSheet.minutes',
  content: 'runSheet.content',
  host: 'runSheet.host',
  material: 'runSheet.material',
  note: 'runSheet.note',
};

const focusCell = (uid: string, column: Column | 'handle'): void =>
  document.getElementById(cellId(uid, column))?.focus();

const menuKeys: readonly SheetKey[] = [
  'insert-above',
  'insert-below',
  'duplicate',
  'move-up',
  'move-down',
  'remove',
];
const shortcuts: Partial<Record<SheetKey, string>> = {
  'insert-above': 'Ctrl+Shift+Enter',
  'insert-below': 'Ctrl+Enter',
  duplicate: 'Ctrl+D',
  'move-up': 'Alt+↑',
  'move-down': 'Alt+↓',
  remove: 'Delete',
};

/** The segments as a table typed in place; Enter goes down, Tab on, Alt+↑/↓ moves the row. */
export const SheetTable = ({ segments, plan, edits, timeText }: SheetTableProps) => {
  const t = useT();
  const people = useTeamNames().active;
  /** A cell of a row that is still to come; it is gone to as soon as it stands there. */
  const awaited = useRef<{ readonly uid: string; readonly column: Column } | null>(null);
  const [, lookAgain] = useReducer((count: number) => count + 1, 0);
  const [dragged, setDragged] = useState<string | null>(null);
  useEffect(() => {
    const to = awaited.current;
    if (to === null || document.getElementById(cellId(to.uid, to.column)) === null) return;
    awaited.current = null;
    focusCell(to.uid, to.column);
  });
  const added = (work: Promise<string | null>, column: Column): void =>
    void work.then((uid) => {
      if (uid === null) return;
      awaited.current = { uid, column };
      lookAgain();
    });

  const act = (key: SheetKey, index: number, column: Column | 'handle'): void => {
    const segment = segments[index]!;
    const near = (by: number): string | null => segments[index + by]?.uid ?? null;
    const cell = column === 'handle' ? 'content' : column;
    switch (key) {
      case 'next-row': {
        const below = near(1);
        if (below === null) added(edits.insert(segment.uid), cell);
        else focusCell(below, column);
        return;
      }
      case 'row-up':
      case 'row-down': {
        const to = near(key === 'row-up' ? -1 : 1);
        if (to !== null) focusCell(to, column);
        return;
      }
      case 'move-up':
        if (index > 0) edits.move(segment.uid, near(-2));
        return;
      case 'move-down':
        if (index < segments.length - 1) edits.move(segment.uid, near(1));
        return;
      case 'insert-above':
        return added(edits.insert(near(-1)), 'content');
      case 'insert-below':
        return added(edits.insert(segment.uid), 'content');
      case 'duplicate':
        return added(edits.duplicate(segment), cell);
      case 'remove': {
        const to = near(1) ?? near(-1);
        edits.remove(segment);
        if (to !== null) focusCell(to, 'handle');
      }
    }
  };
  const onKey = (event: KeyboardEvent, index: number, column: Column | 'handle'): void => {
    const composing = event.nativeEvent.isComposing;
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const pressed = { key, altKey, ctrlKey, metaKey, shiftKey, composing };
    const action = sheetKey(pressed, column === 'handle');
    if (action === null) return;
    event.preventDefault();
    // What was typed is saved before the row goes anywhere.
    const box = document.activeElement;
    if (box instanceof HTMLElement && box.matches('.sheet-cell') && action !== 'next-row') {
      box.blur();
      box.focus();
    }
    act(action, index, column);
  };
  const conflictsOf = (uid: string): readonly SheetConflict[] =>
    plan.conflicts.filter((conflict) => conflict.uid === uid);

  return (
    <div className="sheet-scroll">
      <table className="sheet-table">
        <thead>
          <tr>
            <th className="sheet-number">#</th>
            {columns.map((column) => (
              <th key={column} className={`sheet-${column}`}>
                {t(headers[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {segments.map((segment, index) => {
            const { startAtMs, endAtMs } = plan.times[index]!;
            const { uid } = segment;
            const row = index + 1;
            const fixed = segment.offsetMinutes !== null;
            const kinds = new Set(conflictsOf(uid).map(({ kind }) => kind));
            const broken = kinds.has('overlap') || kinds.has('host-twice') || kinds.has('over-end');
            const label = (column: Column): string =>
              t('runSheet.cell', { column: t(headers[column]), row });
            const cell = (column: Column) => (
              <SheetCell
                uid={uid}
                column={column}
                label={label(column)}
                text={
                  column === 'start'
                    ? timeText(startAtMs)
                    : column === 'minutes'
                      ? String(segment.minutes)
                      : (segment[column] ?? '')
                }
                {...(column === 'content' ? { placeholder: t('runSheet.content-hint') } : {})}
                {...(column === 'host' && people.length > 0 ? { suggestions: people } : {})}
                {...(column === 'start' && fixed ? { className: 'sheet-fixed' } : {})}
                onSave={(text) => edits.save(segment, column, text)}
              />
            );
            return (
              <tr
                key={uid}
                data-conflict={broken ? 'broken' : kinds.has('gap') ? 'gap' : undefined}
                data-dragged={dragged === uid}
                onDragOver={(event) => {
                  if (dragged !== null) event.preventDefault();
                }}
                onDrop={(event) => {
                  event.preventDefault();
                  const from = segments.findIndex((one) => one.uid === dragged);
                  if (dragged !== null && from !== index)
                    edits.move(dragged, from < index ? uid : (segments[index - 1]?.uid ?? null));
                  setDragged(null);
                }}
              >
                <td className="sheet-number" onKeyDown={(event) => onKey(event, index, 'handle')}>
                  <Dropdown
                    trigger={['click']}
                    menu={{
                      items: menuKeys.map((key) => ({
                        key,
                        label: t(`runSheet.${key}` as MessageKey),
                        extra: shortcuts[key],
                        danger: key === 'remove',
                        disabled:
                          (key === 'move-up' && index === 0) ||
                          (key === 'move-down' && index === segments.length - 1),
                      })),
                      onClick: ({ key, domEvent }) => {
                        domEvent.stopPropagation();
                        act(key as SheetKey, index, 'handle');
                      },
                    }}
                  >
                    <button
                      id={cellId(uid, 'handle')}
                      type="button"
                      className="sheet-handle"
                      draggable
                      aria-label={t('runSheet.row-menu', { row, name: segment.content })}
                      onDragStart={(event) => {
                        event.dataTransfer.effectAllowed = 'move';
                        setDragged(uid);
                      }}
                      onDragEnd={() => setDragged(null)}
                    >
                      {row}
                    </button>
                  </Dropdown>
                </td>
                {columns.map((column) => (
                  <td
                    key={column}
                    className={`sheet-${column}`}
                    onKeyDown={(event) => onKey(event, index, column)}
                  >
                    {column === 'start' ? (
                      <span className="sheet-when">
                        {cell('start')}
                        <span className="quiet nowrap">– {timeText(endAtMs)}</span>
                        {fixed && (
                          <button
                            type="button"
                            className="sheet-pin"
                            // By keyboard the emptied cell does the same.
                            tabIndex={-1}
                            title={t('runSheet.fixed')}
                            aria-label={t('runSheet.unfix', { row })}
                            onClick={() => edits.save(segment, 'start', '')}
                          >
                            <PushpinOutlined />
                          </button>
                        )}
                      </span>
                    ) : (
                      cell(column)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
