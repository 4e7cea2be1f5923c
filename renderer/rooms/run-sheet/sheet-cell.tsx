import { useId, useRef, useState, type ChangeEvent, type KeyboardEvent } from 'react';

export const columns = ['start', 'minutes', 'content', 'host', 'material', 'note'] as const;
export type Column = (typeof columns)[number];

interface SheetCellProps {
  readonly uid: string;
  readonly column: Column;
  readonly label: string;
  readonly text: string;
  readonly className?: string;
  readonly placeholder?: string;
  /** Offered while it is typed; free text stays possible. */
  readonly suggestions?: readonly string[];
  /** Saves what was typed; a sentence when it cannot be read, and then it stays as typed. */
  readonly onSave: (text: string) => string | null;
}

export const cellId = (uid: string, column: Column | 'handle'): string => `run-${uid}-${column}`;

/** One cell, typed in place; saved when it is left, Esc takes it back. */
export const SheetCell = (props: SheetCellProps) => {
  const { uid, column, text, suggestions, onSave } = props;
  const Box = suggestions === undefined ? 'textarea' : 'input';
  const listId = useId();
  const [state, setState] = useState({ from: text, draft: text });
  const [problem, setProblem] = useState<string | null>(null);
  const reverted = useRef(false);
  // A new value from outside (undo, another window) replaces the draft.
  const draft = state.from === text || problem !== null ? state.draft : text;
  const leave = (): void => {
    const next = draft.trim();
    if (reverted.current || next === text) {
      setState({ from: text, draft: text });
      setProblem(null);
    } else setProblem(onSave(next));
    reverted.current = false;
  };
  const problemId = `${cellId(uid, column)}-problem`;
  return (
    <>
      <Box
        id={cellId(uid, column)}
        className={`sheet-cell ${props.className ?? ''}`}
        value={draft}
        {...(suggestions === undefined ? { rows: 1 } : { list: listId })}
        maxLength={2000}
        aria-label={props.label}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        {...(problem === null ? {} : { 'aria-invalid': true, 'aria-describedby': problemId })}
        onChange={(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
          setState({ from: text, draft: event.target.value })
        }
        onBlur={leave}
        onKeyDown={(event: KeyboardEvent<HTMLElement>) => {
          if (event.key !== 'Escape' || draft === text) return;
          event.preventDefault();
          reverted.current = true;
          event.currentTarget.blur();
          event.currentTarget.focus();
        }}
      />
      {suggestions !== undefined && (
        <datalist id={listId}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {problem !== null && (
        <span id={problemId} className="bad small" role="alert">
          {problem}
        </span>
      )}
    </>
  );
};
