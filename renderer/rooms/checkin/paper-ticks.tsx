import { Input } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { RollRow } from '../../../shared/contract/checkin.ts';
import { formatTime } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { findNext } from './find-next.ts';
import { StatusTag } from './status-tag.tsx';

interface PaperTicksProps {
  readonly rows: readonly RollRow[];
  readonly ticked: ReadonlySet<string>;
  readonly zone: string;
  readonly isCovered: boolean;
  readonly onTick: (ticked: ReadonlySet<string>) => void;
  readonly onDone: () => void;
  /** Enter on a name that the list does not have. */
  readonly onMissed: (name: string) => void;
}

const ROW_PX = 32;
/** Rows drawn beyond the edges, so that a quick scroll finds them there. */
const BEYOND = 10;

/**
 * The list as on paper. What is typed jumps to a name; Space ticks and leaves the row chosen, Enter
 * ticks and goes on to the next, or asks about a name that is not on the list.
 */
export const PaperTicks = (props: PaperTicksProps) => {
  const t = useT();
  const { rows, ticked, onTick, isCovered } = props;
  const id = useId();
  const box = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [text, setText] = useState('');
  const [view, setView] = useState({ top: 0, height: 600 });
  useEffect(() => {
    if (!isCovered) box.current?.focus();
  }, [isCovered]);
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const measure = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const go = (to: number): void => {
    const next = Math.min(Math.max(0, to), rows.length - 1);
    setAt(next);
    const element = list.current;
    if (element === null) return;
    const top = next * ROW_PX;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_PX > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW_PX - element.clientHeight;
  };
  const jump = (typed: string): void => {
    setText(typed);
    const found = findNext(rows, typed, at);
    if (found !== null) go(found);
  };
  const toggle = (index: number): void => {
    const row = rows[index];
    if (row === undefined || row.isIn) return;
    const next = new Set(ticked);
    if (!next.delete(row.key)) next.add(row.key);
    onTick(next);
  };
  const isMissed = text.trim() !== '' && findNext(rows, text, at) === null;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const pageRows = Math.max(1, Math.floor(view.height / ROW_PX) - 1);
    const steps: Partial<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: pageRows,
      PageUp: -pageRows,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      setText('');
      go(at + step);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) props.onDone();
    else if (isMissed && event.key === 'Enter') {
      setText('');
      props.onMissed(text.trim());
    } else if (event.key === ' ' && isMissed) return;
    else if (event.key === ' ' || event.key === 'Enter') {
      if (rows[at]?.isIn === false && !(event.key === 'Enter' && ticked.has(rows[at].key)))
        toggle(at);
      setText('');
      if (event.key === 'Enter') go(at + 1);
    } else if (event.key === 'Escape' && text !== '') setText('');
    else return;
    event.preventDefault();
  };
  const first = Math.max(0, Math.floor(view.top / ROW_PX) - BEYOND);
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / ROW_PX) + BEYOND);
  return (
    <div className="paper">
      <div className="paper-line">
        <Input
          ref={box}
          className="paper-box"
          role="combobox"
          aria-label={t('checkin.jump')}
          aria-expanded
          aria-haspopup="listbox"
          aria-controls={id}
          aria-activedescendant={`${id}-${at}`}
          placeholder={t('checkin.jump')}
          value={text}
          autoComplete="off"
          {...(isMissed ? { status: 'warning' as const } : {})}
          onChange={(event) => jump(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <span role="status" className={isMissed ? 'watch' : 'secondary'}>
          {isMissed
            ? t('checkin.jump-missed', { text: text.trim() })
            : t('checkin.ticked', { count: ticked.size, total: rows.length })}
        </span>
      </div>
      <div
        className="paper-rows"
        ref={list}
        id={id}
        role="listbox"
        aria-multiselectable
        aria-label={t('checkin.paper')}
        onScroll={(event) => {
          const { scrollTop: top, clientHeight: height } = event.currentTarget;
          setView({ top, height });
        }}
      >
        <div role="presentation" style={{ height: rows.length * ROW_PX }}>
          {rows.slice(first, last).map((row, offset) => {
            const index = first + offset;
            const isTicked = row.isIn || ticked.has(row.key);
            return (
              <div
                key={row.key}
                id={`${id}-${index}`}
                className="paper-row"
                role="option"
                aria-selected={isTicked}
                aria-disabled={row.isIn}
                aria-posinset={index + 1}
                aria-setsize={rows.length}
                data-at={index === at}
                style={{ top: index * ROW_PX }}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  setAt(index);
                  toggle(index);
                }}
              >
                <span className="quiet number">{index + 1}</span>
                <span className="tick-box" data-on={isTicked} aria-hidden="true">
                  {isTicked ? '✓' : ''}
                </span>
                <strong className="ellipsis">{row.name ?? t('events.signup-unnamed')}</strong>
                <span>{row.status !== 'confirmed' && <StatusTag status={row.status} />}</span>
                <span className="quiet">{row.phoneTail}</span>
                <span className="quiet ellipsis">{row.number ?? row.ticket}</span>
                {row.isIn && (
                  <span className="good nowrap">
                    {row.inAtMs === null
                      ? t('checkin.is-in')
                      : t('checkin.is-in-since', { time: formatTime(row.inAtMs, props.zone) })}
                  </span>
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
};
