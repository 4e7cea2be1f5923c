import { AutoComplete } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import { peopleOf, personKey } from '../../shared/domain/teammates/names.ts';
import { useTeamNames } from './team-names.ts';

interface PersonInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** One of the team was chosen from the list. */
  readonly onChoose?: (value: string) => void;
  readonly onLeave?: () => void;
  readonly onFocus?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly placeholder?: string;
  readonly className?: string;
  readonly small?: boolean;
  readonly autoFocus?: boolean;
  /** Not offered. */
  readonly without?: string;
  /** False while the text is as it was found: then the whole team is offered in its place. */
  readonly edited?: boolean;
}

const LAST_NAME = /[^,，﹐、﹑;；﹔/／]*$/;

/** Names of one or several people, with the team to choose from; any name may be typed. */
export const PersonInput = (props: PersonInputProps) => {
  const { label, value, onChange, edited = true, without } = props;
  const { active } = useTeamNames();
  const last = edited ? LAST_NAME.exec(value)![0] : '';
  // What stands before the name that is being typed.
  const before = edited ? value.slice(0, value.length - last.length) : '';
  const taken = new Set(
    [...peopleOf(before), ...(without === undefined ? [] : [without])].map(personKey),
  );
  const typed = personKey(last);
  const options = active
    .filter((name) => {
      const key = personKey(name);
      return key !== typed && key.includes(typed) && !taken.has(key);
    })
    .map((name) => ({ value: `${before}${name}`, label: name }));
  return (
    <AutoComplete
      aria-label={label}
      className={props.className ?? ''}
      style={{ width: '100%' }}
      maxLength={200}
      popupMatchSelectWidth={160}
      size={props.small === true ? 'small' : 'middle'}
      defaultActiveFirstOption={false}
      autoFocus={props.autoFocus ?? false}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      value={value}
      options={options}
      onChange={(next: string | undefined) => onChange(next ?? '')}
      onSelect={(next: string | undefined) => props.onChoose?.(next ?? '')}
      {...(props.onLeave === undefined ? {} : { onBlur: props.onLeave })}
      {...(props.onFocus === undefined ? {} : { onFocus: props.onFocus })}
      onInputKeyDown={(event) => props.onKeyDown?.(event)}
    />
  );
};

interface PersonBoxProps {
  readonly label: string;
  readonly text: string;
  readonly placeholder?: string;
  readonly small?: boolean;
  readonly onSave: (text: string) => void;
}

/** The same, saved when it is left or one is chosen; Enter leaves it, Esc takes it back. */
export const PersonBox = ({ text, onSave, ...rest }: PersonBoxProps) => {
  const [state, setState] = useState({ from: text, draft: text });
  const written = useRef(text);
  const saved = useRef<string | null>(null);
  // A new value from outside (undo, another window) replaces the draft.
  const draft = state.from === text ? state.draft : text;
  const set = (next: string): void => {
    written.current = next;
    setState({ from: text, draft: next });
  };
  const save = (next: string): void => {
    set(next);
    if (next.trim() === (saved.current ?? text)) return;
    saved.current = next.trim();
    onSave(next.trim());
  };
  return (
    <PersonInput
      {...rest}
      value={draft}
      edited={draft !== text}
      onChange={set}
      onChoose={save}
      onFocus={() => {
        written.current = draft;
        saved.current = null;
      }}
      onLeave={() => save(written.current)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const box = event.target as HTMLElement;
        if (event.key === 'Escape' && written.current !== text) {
          event.preventDefault();
          event.stopPropagation();
          set(text);
          queueMicrotask(() => box.blur());
        }
        // One that is marked in the list is chosen first.
        if (event.key === 'Enter') queueMicrotask(() => box.blur());
      }}
    />
  );
};
