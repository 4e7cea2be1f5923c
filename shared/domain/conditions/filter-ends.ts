import type { FieldQuestion, OwnFilter } from '../../contract/member-filters.ts';
import { textsExclude } from './text-ends.ts';

/** Columns of which a member has one value or none. */
const single: ReadonlySet<string> = new Set(['gender', 'city', 'source', 'externalLevel']);

type Open<End> = { readonly from: End | null; readonly to: End | null };
type End = string | number;

const isAbove = (one: End | null, other: End | null): boolean =>
  one !== null && other !== null && one > other;

/** From a later day or a greater number to an earlier or smaller one: nobody, or everybody outside. */
export const isReversedFilter = (filter: OwnFilter): boolean => {
  const asked = filter.kind === 'field' ? filter.is : filter;
  return (
    (asked.kind === 'dates' && isAbove(asked.from, asked.to)) ||
    (asked.kind === 'numbers' && asked.exclude !== true && isAbove(asked.from, asked.to))
  );
};

/**
 * Whether nobody can meet two filters; false where that is not certain. Of the own fields in
 * `singleFields` a member has one option or none.
 */
export const filtersExclude = (
  one: OwnFilter,
  other: OwnFilter,
  singleFields: ReadonlySet<string>,
): boolean => {
  if (one.column !== other.column) return false;
  if (one.kind === 'field' || other.kind === 'field')
    return (
      one.kind === 'field' &&
      other.kind === 'field' &&
      questionsExclude(one.is, other.is, singleFields.has(one.column))
    );
  if (one.kind === 'blank' || other.kind === 'blank') return blankExcludes(one, other);
  if (one.kind === 'set' && other.kind === 'set')
    return setsExclude(one, other, single.has(one.column));
  if (one.kind === 'recent' && other.kind === 'recent')
    return (
      one.within !== other.within &&
      (one.within ? other : one).days >= (one.within ? one : other).days
    );
  if (one.kind === 'dates' && other.kind === 'dates') return isApart<string>(one, other);
  if (one.kind === 'numbers' && other.kind === 'numbers') return numbersExclude(one, other);
  return false;
};

const numbersExclude = (one: Numbers, other: Numbers): boolean => {
  if (one.exclude === true) return other.exclude !== true && isWithin(other, one);
  return other.exclude === true ? isWithin(one, other) : isApart<number>(one, other);
};

interface Numbers extends Open<number> {
  readonly exclude?: true | undefined;
}

/** Whether every number between the ends of one is between those of the other. */
const isWithin = (one: Numbers, other: Numbers): boolean =>
  (other.from === null || (one.from !== null && one.from >= other.from)) &&
  (other.to === null || (one.to !== null && one.to <= other.to));

const isApart = <Of extends End>(one: Open<Of>, other: Open<Of>): boolean =>
  isAbove(one.from, other.to) || isAbove(other.from, one.to);

const blankExcludes = (one: OwnFilter, other: OwnFilter): boolean => {
  if (one.kind === 'blank' && other.kind === 'blank') return one.blank !== other.blank;
  const [blank, rest] = one.kind === 'blank' ? [one, other] : [other, one];
  if (blank.kind !== 'blank' || !blank.blank) return false;
  if (rest.kind === 'set') return rest.exclude !== true && !rest.values.includes('');
  return rest.kind === 'recent' || rest.kind === 'dates';
};

interface Values {
  readonly values: readonly string[];
  readonly exclude?: true | undefined;
}
const setsExclude = (one: Values, other: Values, isSingle: boolean): boolean => {
  const shares = (values: readonly string[]): boolean =>
    values.some((value) => other.values.includes(value));
  if (one.exclude === true && other.exclude === true) return false;
  if (one.exclude !== true && other.exclude !== true) return isSingle && !shares(one.values);
  // One of the values, and none of more than these.
  const [wanted, unwanted] = one.exclude === true ? [other, one] : [one, other];
  return wanted.values.every((value) => unwanted.values.includes(value));
};

/** The same of what is asked of one own field. */
const questionsExclude = (one: FieldQuestion, other: FieldQuestion, isSingle: boolean): boolean => {
  if (one.kind === 'blank') return one.blank ? needsValue(other) : needsBlank(other);
  if (other.kind === 'blank') return other.blank ? needsValue(one) : needsBlank(one);
  if (one.kind === 'text' && other.kind === 'text') return textsExclude(one, other);
  if (one.kind === 'set' && other.kind === 'set') return setsExclude(one, other, isSingle);
  if (one.kind === 'dates' && other.kind === 'dates') return isApart<string>(one, other);
  return one.kind === 'numbers' && other.kind === 'numbers' && numbersExclude(one, other);
};

/** Whether nobody without a value can meet it. */
const needsValue = (question: FieldQuestion): boolean => {
  switch (question.kind) {
    case 'blank':
      return !question.blank;
    case 'text':
      return question.match === 'contains' || question.match === 'equals';
    case 'set':
      return question.exclude === true
        ? question.values.includes('')
        : !question.values.includes('');
    case 'dates':
      return true;
    case 'numbers':
      return question.exclude !== true;
    default: {
      const never: never = question;
      return never;
    }
  }
};

/** Whether nobody with a value can meet it. */
const needsBlank = (question: FieldQuestion): boolean =>
  question.kind === 'blank'
    ? question.blank
    : question.kind === 'set' &&
      question.exclude !== true &&
      question.values.every((value) => value === '');
