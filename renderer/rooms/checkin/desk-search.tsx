import { Button, Input } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { DeskRow } from '../../../shared/contract/checkin.ts';
import { isScanned } from '../../../shared/domain/events/scanner.ts';
import { useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import type { Door } from './use-door.ts';
import { useDeskSearch } from './queries.ts';
import { optionId, ResultList } from './result-list.tsx';

interface DeskSearchProps {
  readonly eventUid: string;
  readonly listUid: string | null;
  readonly door: Door;
  readonly zone: string;
  /** Something lies above the desk and has the keyboard. */
  readonly isCovered: boolean;
  readonly hasPeople: boolean;
  readonly onOpen: (row: DeskRow) => void;
  readonly onWalkIn: (name: string) => void;
}

/**
 * The box that always has the keyboard: people type into it, and scanners, which are told apart by
 * their pace. Enter checks in the chosen row, or whoever the scanned code names.
 */
export const DeskSearch = (props: DeskSearchProps) => {
  const t = useT();
  const { door, eventUid, listUid, isCovered } = props;
  const id = useId();
  const box = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const strokes = useRef<number[]>([]);
  const search = text.trim();
  const query = useDeskSearch(eventUid, listUid, search);
  const isCurrent = search !== '' && !query.isPlaceholderData && query.data !== undefined;
  const rows = search === '' ? [] : (query.data?.rows ?? []);
  const at = Math.min(chosen, Math.max(0, rows.length - 1));

  useFocusKept(box, isCovered);
  const clear = (): void => {
    setText('');
    setChosen(0);
    strokes.current = [];
  };
  const take = (row: DeskRow): void => {
    clear();
    void door.checkIn(row);
  };
  const enter = (): void => {
    if (search === '') return;
    const row = rows[at];
    const scanned = isScanned(strokes.current) && strokes.current.length >= search.length;
    if (!scanned && isCurrent && row !== undefined) return take(row);
    clear();
    if (scanned || isCurrent) void door.scan(search);
    else void door.find(search);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (key === 'Enter') enter();
    else if (key === 'ArrowDown') setChosen(Math.min(at + 1, rows.length - 1));
    else if (key === 'ArrowUp') setChosen(Math.max(at - 1, 0));
    else if (key === 'Escape') {
      clear();
      door.show(null);
    } else {
      if (key.length === 1 && !event.ctrlKey && !event.metaKey)
        strokes.current.push(event.timeStamp);
      else if (key === 'Backspace' || key === 'Delete') strokes.current = [];
      return;
    }
    event.preventDefault();
  };
  return (
    <div className="desk-search">
      <Input
        ref={box}
        className="desk-box"
        role="combobox"
        aria-label={t('checkin.search')}
        aria-autocomplete="list"
        aria-haspopup="grid"
        aria-expanded={rows.length > 0}
        aria-controls={id}
        {...(rows.length > 0 ? { 'aria-activedescendant': optionId(id, at) } : {})}
        placeholder={t('checkin.search-hint')}
        value={text}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onChange={(event) => {
          if (event.target.value === '') strokes.current = [];
          setText(event.target.value);
          setChosen(0);
        }}
        onPaste={() => {
          strokes.current = [];
        }}
        onKeyDown={onKeyDown}
      />
      {query.isError && search !== '' && (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      )}
      {rows.length > 0 && (
        <ResultList
          id={id}
          rows={rows}
          chosen={at}
          zone={props.zone}
          onCheckIn={take}
          onOpen={props.onOpen}
        />
      )}
      {rows.length > 0 && query.data?.hasMore === true && (
        <p className="quiet">{t('checkin.more-found', { count: rows.length })}</p>
      )}
      {isCurrent && rows.length === 0 && (
        <div className="desk-none">
          <p>{t('checkin.nobody-found', { text: search })}</p>
          <Button
            onClick={() => {
              clear();
              props.onWalkIn(search);
            }}
          >
            {t('checkin.walk-in')}
          </Button>
        </div>
      )}
      {search === '' && (
        <p className="quiet desk-hint">
          {t(props.hasPeople ? 'checkin.keys' : 'checkin.nobody-yet')}
        </p>
      )}
    </div>
  );
};

/** Typing anywhere on the desk types into the box, unless something else has the keyboard. */
const useFocusKept = (box: { readonly current: InputRef | null }, isCovered: boolean): void => {
  useEffect(() => {
    if (isCovered) return;
    box.current?.focus();
    const bring = (event: globalThis.KeyboardEvent): void => {
      const { target, key } = event;
      if (key.length !== 1 && key !== 'Escape') return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLElement && target.matches('input, textarea, select')) return;
      // A space on a button presses it.
      if (key === ' ' && target instanceof HTMLElement && target.matches('button, a')) return;
      box.current?.focus();
    };
    window.addEventListener('keydown', bring, true);
    return () => window.removeEventListener('keydown', bring, true);
  }, [box, isCovered]);
};
