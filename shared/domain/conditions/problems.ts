import type { Condition, ConditionGroup, MemberFact } from '../../contract/conditions.ts';
import { areApart, areBeyond, areReversed, isCounted, isPartOf, sayNothing } from './fact-ends.ts';
import { filtersExclude, isReversedFilter } from './filter-ends.ts';

export const problemKinds = [
  /** From a greater number or a later day to a smaller or earlier one. */
  'reversed',
  /** More or less than there can be. */
  'beyond',
  /** Any of no condition. */
  'empty-any',
  /** Two conditions that must both hold and never do. */
  'apart',
  /** A condition that must hold and, in a group of none, must not. */
  'denied',
  /** Holds for everybody. */
  'always',
  /** None of several of which one always holds, and the like: the parts say why. */
  'never',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** What is wrong with a condition, by its places from the outermost group inwards. */
export interface ConditionProblem {
  readonly path: readonly number[];
  readonly kind: ProblemKind;
  /** The other of two. */
  readonly other?: readonly number[];
}

export interface ConditionReport {
  /** As one reads, the outer before the inner. */
  readonly problems: readonly ConditionProblem[];
  /** For nobody, for everybody (staff and archived aside), or as it comes. */
  readonly holds: 'never' | 'always' | 'some';
}

/**
 * What can be known of conditions without asking any member; `singleFields` are the columns of own
 * fields of which a member has one value or none.
 */
export const checkConditions = (
  group: ConditionGroup,
  singleFields: ReadonlySet<string> = noFields,
): ConditionReport => {
  const problems: ConditionProblem[] = [];
  const holds = holdsOf(group, [], { problems, singleFields });
  return { problems: problems.toSorted((a, b) => byPath(a.path, b.path)), holds };
};

/** Conditions that hold for nobody, whoever comes. */
export const neverHolds = (group: ConditionGroup, singleFields?: ReadonlySet<string>): boolean =>
  checkConditions(group, singleFields).holds === 'never';

const noFields: ReadonlySet<string> = new Set();

interface Check {
  readonly problems: ConditionProblem[];
  readonly singleFields: ReadonlySet<string>;
}

const byPath = (one: readonly number[], other: readonly number[]): number => {
  const place = one.findIndex((step, at) => step !== other[at]);
  return place === -1 ? one.length - other.length : one[place]! - (other[place] ?? -1);
};

type Holds = ConditionReport['holds'];
type Path = readonly number[];

const holdsOf = (condition: Condition, path: Path, check: Check): Holds => {
  const { problems } = check;
  if (!('of' in condition)) return factHolds(condition, path, problems);
  const parts = condition.of.map((one, place) => holdsOf(one, [...path, place], check));
  const some = (holds: Holds): boolean => parts.includes(holds);
  const every = (holds: Holds): boolean => parts.every((part) => part === holds);
  switch (condition.kind) {
    case 'all':
      if (clashes(condition, path, check) || some('never')) return 'never';
      return every('always') ? 'always' : 'some';
    case 'any':
      if (parts.length === 0) problems.push({ path, kind: 'empty-any' });
      if (some('always')) return 'always';
      return every('never') ? 'never' : 'some';
    case 'none':
      if (some('always')) {
        problems.push({ path, kind: 'never' });
        return 'never';
      }
      return every('never') ? 'always' : 'some';
  }
};

const factHolds = (fact: MemberFact, path: Path, problems: ConditionProblem[]): Holds => {
  const never = (kind: ProblemKind): Holds => {
    problems.push({ path, kind });
    return 'never';
  };
  if (fact.kind === 'member') return isReversedFilter(fact.filter) ? never('reversed') : 'some';
  if (!isCounted(fact)) return 'some';
  if (areReversed(fact)) return never('reversed');
  if (areBeyond(fact)) return never('beyond');
  if (!sayNothing(fact)) return 'some';
  problems.push({ path, kind: 'always' });
  return 'always';
};

interface Placed {
  readonly fact: MemberFact;
  readonly path: Path;
}

/** Facts that must hold together, also those of groups of all within, and those that must not. */
const required = (group: ConditionGroup, path: Path): { must: Placed[]; mustNot: Placed[] } => {
  const found = { must: [] as Placed[], mustNot: [] as Placed[] };
  for (const [place, one] of group.of.entries()) {
    const here = [...path, place];
    if (!('of' in one)) found.must.push({ fact: one, path: here });
    else if (one.kind === 'all') {
      const inner = required(one, here);
      found.must.push(...inner.must);
      found.mustNot.push(...inner.mustNot);
    } else if (one.kind === 'none')
      for (const [at, denied] of one.of.entries())
        if (!('of' in denied)) found.mustNot.push({ fact: denied, path: [...here, at] });
  }
  return found;
};

/** Whether two of what must hold exclude each other; each pair is named once, in its own group. */
const clashes = (group: ConditionGroup, path: Path, { problems, singleFields }: Check): boolean => {
  const { must, mustNot } = required(group, path);
  let found = false;
  const clash = (kind: ProblemKind, one: Placed, other: Placed): void => {
    found = true;
    // Two of the same inner group were named there.
    if (one.path[path.length] === other.path[path.length] && one.path.length > path.length + 1)
      return;
    problems.push({ path: other.path, kind, other: one.path });
  };
  for (const [place, one] of must.entries()) {
    for (const other of must.slice(place + 1))
      if (exclude(one.fact, other.fact, singleFields)) clash('apart', one, other);
    const text = JSON.stringify(one.fact);
    for (const other of mustNot)
      if (JSON.stringify(other.fact) === text) clash('denied', one, other);
  }
  return found;
};

const exclude = (
  one: MemberFact,
  other: MemberFact,
  singleFields: ReadonlySet<string>,
): boolean => {
  if (one.kind === 'member' && other.kind === 'member')
    return filtersExclude(one.filter, other.filter, singleFields);
  if (!isCounted(one) || !isCounted(other)) return false;
  const same = isPartOf(one, other) && isPartOf(other, one);
  if (same) return areApart(one, other);
  // A part is never more than its whole.
  const over = (part: typeof one, whole: typeof one): boolean =>
    isPartOf(part, whole) && part.from !== null && whole.to !== null && part.from > whole.to;
  return over(one, other) || over(other, one);
};
