import type { OwnFilter } from '../../contract/members.ts';

/** Columns of which a member has one value or none. */
const single: ReadonlySet<string> = new Set(['gender', 'city', 'source', 'externalLevel']);

type Open<End> = { readonly from: End | null; readonly to: End | null };
type End = string | number;

const isAbove = (one: End | null, other: End | null): boolean =>
  one !== null && other !== null && one > other;

/** From a later day or a greater number to an earlier or smaller one: nobody, or everybody outside. */
export const isReversedFilter = (filter: OwnFilter): boolean =>
  (filter.kind === 'dates' && isAbove(filter.from, filter.to)) ||
  (filter.kind === 'numbers' && filter.exclude !== true && isAbove(filter.from, filter.to));

/** Whether nobody can meet two filters; false where that is not certain. */
export const filtersExclude = (one: OwnFilter, other: OwnFilter): boolean => {
  if (one.column !== other.column) return false;
  if (one.kind === 'blank' || other.kind === 'blank') return blankExcludes(one, other);
  if (one.kind === 'set' && other.kind === 'set') return setsExclude(one, other);
  if (one.kind === 'recent' && other.kind === 'recent')
    return (
      one.within !== other.within &&
      (one.within ? other : one).days >= (one.within ? one : other).days
    );
  if (one.kind === 'dates' && other.kind === 'dates') return isApart<string>(one, other);
  if (one.kind === 'numbers' && other.kind === 'numbers')
    return one.exclude !== true && other.exclude !== true && isApart<number>(one, other);
  return false;
};

const isApart = <Of extends End>(one: Open<Of>, other: Open<Of>): boolean =>
  isAbove(one.from, other.to) || isAbove(other.from, one.to);

const blankExcludes = (one: OwnFilter, other: OwnFilter): boolean => {
  if (one.kind === 'blank' && other.kind === 'blank') return one.blank !== other.blank;
  const [blank, rest] = one.kind === 'blank' ? [one, other] : [other, one];
  if (blank.kind !== 'blank' || !blank.blank) return false;
  if (rest.kind === 'set') return rest.exclude !== true && !rest.values.includes('');
  return rest.kind === 'recent' || rest.kind === 'dates';
};

type SetFilter = Extract<OwnFilter, { kind: 'set' }>;
const setsExclude = (one: SetFilter, other: SetFilter): boolean => {
  const shares = (values: readonly string[]): boolean =>
    values.some((value) => other.values.includes(value));
  if (one.exclude === true && other.exclude === true) return false;
  if (one.exclude !== true && other.exclude !== true)
    return single.has(one.column) && !shares(one.values);
  // One of the values, and none of more than these.
  const [wanted, unwanted] = one.exclude === true ? [other, one] : [one, other];
  return wanted.values.every((value) => unwanted.values.includes(value));
};
