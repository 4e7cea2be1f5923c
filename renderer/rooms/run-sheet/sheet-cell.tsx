import { useRef, useState } from 'react';

export const columns = ['start', 'minutes', 'content', 'host', 'material', 'note'] as const;
export type Column = (typeof columns)[number];

interface SheetCellProps {
  readonly uid: string;
  readonly column: Column;
  readonly label: string;
  readonly text: string;
  readonly className?: string;
  readonly placeholder?: string;
  /** Saves what was typed; a sentence when it cannot be read, and then it stays as typed. */
  readonly onSave: (text: string) => string | null;
}

export const cellId = (uid: string, column: Column | 'handle'): string => `run-${uid}-${column}`;

/** One cell, typed in place; saved when it is left, Esc takes it back. */
export const SheetCell = (props: SheetCellProps) => {
  const { uid, column, text, onSave } = props;
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
      <textarea
        id={cellId(uid, column)}
        className={`sheet-cell ${props.className ?? ''}`}
        rows={1}
        value={draft}
        maxLength={2000}
        aria-label={props.label}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        {...(problem === null ? {} : { 'aria-invalid': true, 'aria-describedby': problemId })}
        onChange={(event) => setState({ from: text, draft: event.target.value })}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || draft === text) return;
          event.preventDefault();
          reverted.current = true;
          event.currentTarget.blur();
          event.currentTarget.focus();
        }}
      />
      {problem !== null && (
        <span id={problemId} className="bad small" role="alert">
          {problem}
        </span>
      )}
    </>
  );
};
