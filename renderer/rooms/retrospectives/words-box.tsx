import { Input } from 'antd';
import { useState } from 'react';

interface WordsBoxProps {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly onSave: (text: string) => void;
  readonly autoFocus?: boolean;
  readonly onLeave?: () => void;
}

/** The operator's words, saved when the box is left. */
export const WordsBox = (props: WordsBoxProps) => {
  const { label, hint, text, readOnly, onSave, autoFocus = false, onLeave } = props;
  const [draft, setDraft] = useState(text);
  if (readOnly)
    return text
      .split(/\n+/)
      .filter((line) => line !== '')
      .map((line, index) => <p key={`${index} ${line}`}>{line}</p>);
  return (
    <Input.TextArea
      className="passage"
      aria-label={label}
      placeholder={hint}
      value={draft}
      autoFocus={autoFocus}
      autoSize={{ minRows: 2, maxRows: 20 }}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => {
        const next = draft.trim();
        if (next !== text) onSave(next);
        onLeave?.();
      }}
    />
  );
};
