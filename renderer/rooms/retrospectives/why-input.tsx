import { Input } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useT } from '../../app/appearance.tsx';

export interface WhyKeys {
  readonly onEnter: (text: string) => void | Promise<void>;
  /** null where there is no such place: then the key goes on to the next field. */
  readonly onDeeper: ((text: string) => void | Promise<void>) | null;
  readonly onHigher: ((text: string) => void | Promise<void>) | null;
  readonly onLeave: (text: string) => void;
}

interface WhyInputProps {
  readonly level: number;
  readonly text: string;
  readonly hint: string;
  readonly keys: WhyKeys;
}

/** A cause while it is written. */
export const WhyInput = ({ level, text, hint, keys }: WhyInputProps) => {
  const t = useT();
  const [draft, setDraft] = useState(text);
  // What Enter has saved is not saved again when its box goes.
  const done = useRef(false);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const now = draft.trim();
    if (event.key === 'Enter') {
      event.preventDefault();
      done.current = true;
      void Promise.resolve(keys.onEnter(now)).then(() => (done.current = false));
    } else if (event.key === 'Tab') {
      const move = event.shiftKey ? keys.onHigher : keys.onDeeper;
      if (move === null) return;
      event.preventDefault();
      void move(now);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      done.current = true;
      keys.onLeave(text);
    }
  };
  return (
    <li style={{ marginInlineStart: `${level * 24}px` }}>
      <Input
        aria-label={t('words.why-text')}
        placeholder={hint}
        value={draft}
        autoFocus
        maxLength={2000}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (!done.current) keys.onLeave(draft.trim());
        }}
      />
    </li>
  );
};
