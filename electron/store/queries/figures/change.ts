import { whyIncomparable } from '../../../../shared/domain/metrics/compare.ts';
import type { Figure } from '../../../../shared/domain/metrics/figure.ts';
import { meanChange, type Contribution } from '../../../../shared/domain/statistics/bootstrap.ts';
import type { Interval } from '../../../../shared/domain/statistics/intervals.ts';
import { rateChange, type Pairs } from '../../../../shared/domain/statistics/paired.ts';
import { verdictsOf, type ChangeVerdict } from '../../../../shared/domain/statistics/verdict.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { crowdOf } from './crowd/crowd.ts';
import type { Rows } from './crowd/row-list.ts';
import { crowdAsked, crowdPaid, crowdRows } from './crowd/rows.ts';
import { peopleParts, type PeopleParts } from './people-parts.ts';
import type { FigureScope } from './scope.ts';

/** A figure of one period with what it was asked of. */
export interface Asked {
  readonly figure: Figure;
  readonly scope: FigureScope;
}

export interface FigureChange {
  /** During minus before, in the unit of the figure. */
  readonly difference: number;
  readonly interval: Interval;
  readonly p: number;
}

export interface Limits {
  /** So many people are looked at to tell how the two periods hang together: of more, every k-th. */
  readonly mostPeople: number;
  /** Beyond so many, those that the bootstrap draws are groups of people. */
  readonly mostDrawn: number;
}
const usual: Limits = { mostPeople: 20_000, mostDrawn: 2000 };
/** A prime: ids that were given in rows do not fall into the same groups. */
const GROUPS = 997;

const columns = ['before', 'beforeWeight', 'during', 'duringWeight'] as const;

interface Sample {
  readonly every: number;
  readonly inGroups: boolean;
}

/** The same of people in memory; null where they are not. */
const contributionsInMemory = (
  db: ReadDb,
  before: Asked,
  during: Asked,
  { every, inGroups }: Sample,
): Contribution[] | null => {
  const parts = [before, during].flatMap((asked) => crowdParts(db, asked) ?? []);
  if (parts.length < columns.length) return null;
  const byKey = new Map<number, Record<(typeof columns)[number], number>>();
  for (const [place, rows] of parts.entries())
    rows.each((id, value) => {
      const key = inGroups ? Math.trunc(id / every) % GROUPS : id;
      let sums = byKey.get(key);
      if (sums === undefined)
        byKey.set(key, (sums = { before: 0, beforeWeight: 0, during: 0, duringWeight: 0 }));
      sums[columns[place]!] += value;
    }, every);
  const alike = new Map<string, Contribution>();
  for (const [key, sums] of byKey) {
    const name = inGroups ? String(key) : columns.map((column) => sums[column]).join(' ');
    alike.set(name, { ...sums, times: (alike.get(name)?.times ?? 0) + 1 });
  }
  const ordered = (one: Contribution, other: Contribution): number =>
    columns.map((column) => one[column] - other[column]).find((step) => step !== 0) ?? 0;
  return [...alike.values()].toSorted(ordered);
};

/** Numerator and denominator by person. */
const crowdParts = (db: ReadDb, { figure, scope }: Asked): readonly [Rows, Rows] | null => {
  const crowd = crowdOf(db, scope);
  if (crowd === null) return null;
  if (figure.id === 'orders.aov') {
    const { period } = scope;
    return [crowdPaid(crowd, period, 'net'), crowdPaid(crowd, period, 'orders')];
  }
  const rows = crowdRows(crowd, figure.id, scope.period);
  const asked = crowdAsked(crowd, figure.id, scope.period);
  return rows === null || asked === null ? null : [rows, asked];
};

/** Who did what in both periods, counted: those of every k-th person, alike ones or a group together. */
const contributions = (
  db: ReadDb,
  before: PeopleParts,
  during: PeopleParts,
  { every, inGroups }: Sample,
): Contribution[] => {
  const part = (rows: string, of: (typeof columns)[number]): string =>
    `SELECT id, ${columns.map((column) => `${column === of ? 'value' : '0'} AS ${column}`).join(', ')}
     FROM (${rows})${every === 1 ? '' : ` WHERE id % ${every} = 0`}`;
  const all = [
    part(before.numerator, 'before'),
    part(before.denominator, 'beforeWeight'),
    part(during.numerator, 'during'),
    part(during.denominator, 'duringWeight'),
  ].join(' UNION ALL ');
  const sums = columns.map((column) => `sum(${column}) AS ${column}`).join(', ');
  return sql<Contribution>(
    db,
    inGroups
      ? `SELECT ${sums}, 1 AS times FROM (${all}) GROUP BY id / ${every} % ${GROUPS} ORDER BY 1, 2, 3, 4`
      : `SELECT ${columns.join(', ')}, count(*) AS times
         FROM (SELECT ${sums} FROM (${all}) GROUP BY id) GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
  ).all();
};

const pairsOf = (rows: readonly Contribution[], each: number): Pairs => {
  const both = rows.filter((row) => row.beforeWeight > 0 && row.duringWeight > 0);
  const count = (before: boolean, during: boolean): number =>
    both.reduce(
      (sum, row) =>
        row.before > 0 === before && row.during > 0 === during ? sum + row.times : sum,
      0,
    );
  return {
    always: count(true, true),
    onlyBefore: count(true, false),
    onlyDuring: count(false, true),
    never: count(false, false),
    each,
  };
};

/**
 * During − before of a share or a mean with its interval; null where it is neither, or where the two
 * must not be compared. The rows of both periods tell who is in both.
 */
export const figureChange = (
  db: ReadDb,
  before: Asked,
  during: Asked,
  limits: Limits = usual,
): FigureChange | null => {
  if (whyIncomparable(before.figure, during.figure, during.scope.today) !== null) return null;
  const { id } = during.figure;
  const parts = [before, during].map(({ scope }) => peopleParts(id, scope));
  const [partsBefore, partsDuring] = [parts[0] ?? null, parts[1] ?? null];
  if (partsBefore === null || partsDuring === null) return unpaired(before.figure, during.figure);
  const people = Math.max(before.figure.n, during.figure.n);
  const every = Math.max(1, Math.ceil(people / limits.mostPeople));
  const sample = {
    every,
    inGroups: partsBefore.kind === 'mean' && people / every > limits.mostDrawn,
  };
  const rows =
    contributionsInMemory(db, before, during, sample) ??
    contributions(db, partsBefore, partsDuring, sample);
  if (partsBefore.kind === 'share') {
    const rate = ({ numerator, denominator }: Figure) => ({ k: numerator!, n: denominator! });
    return rateChange(rate(before.figure), rate(during.figure), pairsOf(rows, every));
  }
  const { period } = before.scope;
  const { from, to } = during.scope.period;
  return meanChange(rows, {
    seed: `${id} ${period.from} ${period.to} ${from} ${to}`,
    part: 1 / every,
    difference: during.figure.value! - before.figure.value!,
  });
};

const NOBODY: Pairs = { always: 0, onlyBefore: 0, onlyDuring: 0, never: 0, each: 1 };

/** Shares of things, or of people who are others each time. */
const unpaired = (before: Figure, during: Figure): FigureChange | null =>
  before.interval === null || during.interval === null || during.unit !== 'ratio'
    ? null
    : rateChange(
        { k: before.numerator!, n: before.denominator! },
        { k: during.numerator!, n: during.denominator! },
        NOBODY,
      );

export interface Difference {
  readonly value: number;
  readonly interval: Interval;
  readonly verdict: ChangeVerdict;
}

/** The comparisons of one table, judged together. */
export const differencesOf = (
  db: ReadDb,
  lines: readonly { readonly before: Asked; readonly during: Asked }[],
): (Difference | null)[] => {
  const changes = lines.map(({ before, during }) => figureChange(db, before, during));
  const verdicts = verdictsOf(changes);
  return changes.map((change, place) =>
    change === null
      ? null
      : { value: change.difference, interval: change.interval, verdict: verdicts[place]! },
  );
};
