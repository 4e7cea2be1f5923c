import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { CellKind } from './parse-cell.ts';

interface CellProps {
  readonly column: string;
  readonly kind: CellKind;
  readonly label: string;
  readonly text: string;
  /** Why it cannot be edited. */
  readonly locked: string | null;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly suggestions?: readonly string[];
  readonly placeholder?: string;
  /** False = the text was refused and stays for correction. */
  readonly onLeave: (text: string) => boolean;
  readonly onWalk: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

/** One box of a sheet; saved when it is left, Esc takes it back. */
export const Cell = (props: CellProps) => {
  const { column, kind, label, text, locked, options, suggestions, onLeave, onWalk } = props;
  const [state, setState] = useState({ from: text, draft: text, refused: false });
  const reverted = useRef(false);
  const listId = useId();
  // A new value from outside (undo, another window) replaces the draft.
  const now = state.from === text ? state : { from: text, draft: text, refused: false };
  if (locked !== null)
    return (
      <span className="cell-locked" title={locked}>
        {options?.find(({ value }) => value === text)?.label ?? text}
      </span>
    );
  if (kind === 'check')
    return (
      <input
        type="checkbox"
        data-column={column}
        aria-label={label}
        checked={now.draft === '1'}
        onChange={(event) => {
          const next = event.target.checked ? '1' : '0';
          setState({ from: text, draft: next, refused: false });
          onLeave(next);
        }}
        onKeyDown={onWalk}
      />
    );
  if (kind === 'select')
    return (
      <select
        className="cell"
        data-column={column}
        aria-label={label}
        value={now.draft}
        onChange={(event) => {
          setState({ from: text, draft: event.target.value, refused: false });
          onLeave(event.target.value);
        }}
        onKeyDown={onWalk}
      >
        {!(options ?? []).some(({ value }) => value === now.draft) && (
          <option value={now.draft}>{now.draft}</option>
        )}
        {(options ?? []).map(({ value, label: name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    );
  return (
    <>
      <input
        className="cell"
        data-column={column}
        aria-label={label}
        value={now.draft}
        maxLength={kind === 'text' ? 200 : 40}
        placeholder={props.placeholder}
        aria-invalid={now.refused || undefined}
        {...(suggestions === undefined ? {} : { list: listId })}
        onChange={(event) => setState({ from: text, draft: event.target.value, refused: false })}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => {
          const changed = now.draft.trim() !== text;
          if (reverted.current || !changed) setState({ from: text, draft: text, refused: false });
          else {
            const taken = onLeave(now.draft);
            setState({ from: text, draft: now.draft, refused: !taken });
          }
          reverted.current = false;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && now.draft !== text) {
            event.preventDefault();
            event.stopPropagation();
            reverted.current = true;
            event.currentTarget.blur();
          } else onWalk(event);
        }}
        onPaste={props.onPaste}
      />
      {suggestions !== undefined && (
        <datalist id={listId}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  );
};
