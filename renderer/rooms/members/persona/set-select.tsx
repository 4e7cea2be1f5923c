import { Select } from 'antd';
import type { SetChoice } from '../../../../shared/contract/persona.ts';
import type { Segment } from '../../../../shared/contract/segments.ts';
import type { SavedView } from '../../../../shared/contract/views.ts';
import { useT } from '../../../app/appearance.tsx';
import { everyone } from './choice.ts';

interface SetSelectProps {
  readonly label: string;
  readonly value: SetChoice | null;
  readonly views: readonly SavedView[];
  readonly segments: readonly Segment[];
  /** Sets that came from elsewhere, with their names. */
  readonly brought: readonly { readonly choice: SetChoice; readonly name: string }[];
  /** What choosing nothing is called; without it something is always chosen. */
  readonly none?: string;
  readonly onChange: (choice: SetChoice | null) => void;
}

const NONE = 'none';
const keyOf = (choice: SetChoice | null): string =>
  choice === null ? NONE : JSON.stringify(choice);

/** Chooses a set of members: everybody, a segment, a saved view, or what was brought from the list. */
export const SetSelect = ({
  label,
  value,
  views,
  segments,
  brought,
  none,
  onChange,
}: SetSelectProps) => {
  const t = useT();
  const options = [
    ...(none === undefined ? [] : [{ value: NONE, label: none }]),
    { value: keyOf(everyone), label: t('persona.everyone') },
    ...(brought.length === 0
      ? []
      : [
          {
            label: t('persona.this-list'),
            options: brought.map(({ choice, name }) => ({ value: keyOf(choice), label: name })),
          },
        ]),
    ...(segments.length === 0
      ? []
      : [
          {
            label: t('persona.segments'),
            options: segments.map(({ uid, name, lost }) => ({
              value: keyOf({ kind: 'set', set: { kind: 'segment', uid } }),
              label: name,
              disabled: lost.length > 0,
            })),
          },
        ]),
    ...(views.length === 0
      ? []
      : [
          {
            label: t('persona.saved-views'),
            options: views.map(({ uid, name, lost }) => ({
              value: keyOf({ kind: 'saved-view', uid }),
              label: name,
              disabled: lost.length > 0,
            })),
          },
        ]),
  ];
  return (
    <label className="persona-choice">
      <span className="secondary">{label}</span>
      <Select
        showSearch
        optionFilterProp="label"
        aria-label={label}
        popupMatchSelectWidth={false}
        value={keyOf(value)}
        options={options}
        onChange={(key) => onChange(key === NONE ? null : (JSON.parse(key) as SetChoice))}
      />
    </label>
  );
};
