import { Input } from 'antd';
import { useRef, useState } from 'react';

interface TextBoxProps {
  readonly id?: string;
  readonly label: string;
  readonly text: string;
  readonly required?: boolean;
  readonly area?: boolean;
  readonly className?: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly onSave: (text: string) => void;
}

/** A line or an area of text, saved when it is left; Enter leaves a line, Esc takes it back. */
export const TextBox = (props: TextBoxProps) => {
  const { label, text, required = false, area = false, maxLength = 200, onSave } = props;
  const [state, setState] = useState({ from: text, draft: text });
  const reverted = useRef(false);
  // A new value from outside (undo, another window) replaces the draft.
  const draft = state.from === text ? state.draft : text;
  const leave = (): void => {
    const next = draft.trim();
    if (reverted.current || (required && next === '')) setState({ from: text, draft: text });
    else if (next !== text) onSave(next);
    reverted.current = false;
  };
  const shared = {
    'aria-label': label,
    value: draft,
    maxLength,
    onBlur: leave,
    ...(props.id === undefined ? {} : { id: props.id }),
    ...(props.placeholder === undefined ? {} : { placeholder: props.placeholder }),
  };
  const set = (value: string): void => setState({ from: text, draft: value });
  return area ? (
    <Input.TextArea
      {...shared}
      autoSize={{ minRows: 2, maxRows: 12 }}
      onChange={(event) => set(event.target.value)}
    />
  ) : (
    <Input
      {...shared}
      {...(props.className === undefined
        ? {}
        : { className: props.className, variant: 'borderless' as const })}
      onChange={(event) => set(event.target.value)}
      onPressEnter={(event) => event.currentTarget.blur()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || draft === text) return;
        event.preventDefault();
        reverted.current = true;
        event.currentTarget.blur();
      }}
    />
  );
};
