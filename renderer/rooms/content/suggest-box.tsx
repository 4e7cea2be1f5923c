import { AutoComplete } from 'antd';
import { useState } from 'react';

interface SuggestBoxProps {
  readonly label: string;
  readonly text: string;
  readonly suggestions: readonly string[];
  readonly placeholder?: string;
  readonly onSave: (text: string) => void;
}

/** A line of text with the words that are in use, saved when it is left or one is chosen. */
export const SuggestBox = ({ label, text, suggestions, placeholder, onSave }: SuggestBoxProps) => {
  const [state, setState] = useState({ from: text, draft: text });
  const draft = state.from === text ? state.draft : text;
  const save = (next: string): void => {
    if (next.trim() !== text) onSave(next.trim());
  };
  return (
    <AutoComplete
      aria-label={label}
      style={{ width: '100%' }}
      allowClear
      maxLength={100}
      {...(placeholder === undefined ? {} : { placeholder })}
      value={draft}
      options={suggestions
        .filter((one) => draft === text || one.toLowerCase().includes(draft.toLowerCase()))
        .map((value) => ({ value }))}
      onChange={(next: string | undefined) => setState({ from: text, draft: next ?? '' })}
      onSelect={(next: string | undefined) => save(next ?? '')}
      onClear={() => save('')}
      onBlur={() => save(draft)}
    />
  );
};
