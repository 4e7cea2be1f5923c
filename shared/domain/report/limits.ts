import type { Limit, LimitEdit } from '../../contract/retrospective-words.ts';
import type { Facts } from '../../contract/retrospectives.ts';

/** One line of the limits, as the data and the operator have it. */
export interface LimitLine {
  /** What the data say; null = they do not say it (any more). */
  readonly limit: Limit | null;
  readonly edit: LimitEdit | null;
  /** `limitId` of a line of the data; null = one of the operator's own. */
  readonly about: string | null;
  readonly state:
    | 'as-data'
    | 'reworded'
    | 'dropped'
    | 'own'
    /** Reworded when the data said something else. */
    | 'outdated'
    /** Reworded or dropped, and the data do not say it any more: stands nowhere. */
    | 'gone';
}

/** Values that name what a line is about; those of the others may change. */
const NAMING = 'name';

/** Which line it is, whatever its numbers are today. */
const limitId = ({ key, values }: Limit): string =>
  values[NAMING] === undefined ? key : `${key} ${values[NAMING]}`;

const sameValues = (one: Limit['values'], other: Limit['values']): boolean =>
  Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);

const stateOf = (limit: Limit, edit: LimitEdit | undefined): LimitLine['state'] => {
  if (edit === undefined) return 'as-data';
  if (!edit.shown) return 'dropped';
  return edit.values !== null && !sameValues(edit.values, limit.values) ? 'outdated' : 'reworded';
};

/** The lines of the data in their order, then the operator's own, then what is no more. */
export const limitLines = (
  { limits }: Pick<Facts, 'limits'>,
  edits: readonly LimitEdit[],
): LimitLine[] => {
  const seen = new Map<string, number>();
  const ofData = limits.map((limit): LimitLine => {
    const id = limitId(limit);
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    const about = times === 1 ? id : `${id} ${times}`;
    const edit = edits.find((one) => one.about === about);
    return { limit, edit: edit ?? null, about, state: stateOf(limit, edit) };
  });
  const known = new Set(ofData.map(({ about }) => about));
  const line = (edit: LimitEdit, state: 'own' | 'gone'): LimitLine => ({
    limit: null,
    edit,
    about: edit.about,
    state,
  });
  return [
    ...ofData,
    ...edits.filter(({ about }) => about === null).map((edit) => line(edit, 'own')),
    ...edits
      .filter(({ about }) => about !== null && !known.has(about))
      .map((edit) => line(edit, 'gone')),
  ];
};
