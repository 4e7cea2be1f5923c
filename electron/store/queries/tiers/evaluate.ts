import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { NamedTier, TierRule } from '../../../../shared/contract/tiers.ts';
import { tierMove, tierVerdict, type Verdict } from '../../../../shared/domain/metrics/tiers.ts';
import type { ReadDb } from '../../db.ts';
import { span, type Report } from '../../report.ts';
import { APART, NO_TIER, placeMembers } from './place.ts';
import { lastEvaluation, readTiers } from './rules.ts';
import { eachOpen } from './standing.ts';

/** Members whose tier changes, or who keep it only for the days of grace. */
export interface Moves {
  /** Local ids of the survivors. */
  readonly ids: number[];
  /** Places in `Evaluated.tiers`; `NO_TIER`, and `APART` for who is not counted any more. */
  readonly from: number[];
  readonly to: number[];
}

export interface Evaluated {
  /** The rules from the top, then tiers that somebody is in and that are no rule any more. */
  readonly tiers: readonly NamedTier[];
  readonly members: number;
  readonly now: readonly number[];
  readonly then: readonly number[];
  readonly moves: Moves;
  readonly counts: Readonly<Record<'promoted' | 'demoted' | 'entered' | 'gone', number>>;
  /** Who keeps a tier they do not meet: since when, and the tier they would fall to. */
  readonly waiting: Moves & { readonly since: string[] };
  /** Intervals whose day of being found unmet changes; null = met again. */
  readonly unmet: { readonly interval: number; readonly date: string | null }[];
  /** Persons whose pin has ended and who stay where the pin held them. */
  readonly released: { readonly person: number; readonly place: number }[];
  readonly pinned: number;
}

export interface Question {
  readonly rules: readonly TierRule[];
  readonly asOf: string;
}

/** Throws `invalid-input` for a date before the last evaluation or after `today`. */
export const refuseDate = (db: ReadDb, asOf: string, today: string): void => {
  const last = lastEvaluation(db);
  if (asOf > today || (last !== null && asOf < last))
    throw new WorkstationError('invalid-input', { field: asOf });
};

/**
 * Evaluates every member as of a local date, in memory; nothing is written. What was decided for a
 * later day (a pin) stays.
 */
export const evaluate = (db: ReadDb, { rules, asOf }: Question, report?: Report): Evaluated => {
  const stored = readTiers(db);
  const ofRule = rules.map(({ uid }) => stored.find((tier) => tier.uid === uid));
  const others = stored.filter(({ uid }) => !rules.some((rule) => rule.uid === uid));
  const tiers: NamedTier[] = [
    ...rules.map(({ uid, name, series }) => ({ uid, name, series, retired: false })),
    ...others.map(({ uid, name, series }) => ({ uid, name, series, retired: true })),
  ];
  const places = new Map<number, number>();
  for (const [place, tier] of ofRule.entries()) if (tier !== undefined) places.set(tier.id, place);
  for (const [place, { id }] of others.entries()) places.set(id, rules.length + place);

  const { places: targets, members } = placeMembers(db, rules, {
    today: asOf,
    report: span(report, 0, 0.8),
  });
  const grace = rules.map(({ graceDays }) => graceDays);
  const now = new Array<number>(tiers.length).fill(0);
  const then = new Array<number>(tiers.length).fill(0);
  const moves: Moves = { ids: [], from: [], to: [] };
  const waiting = {
    ids: [] as number[],
    from: [] as number[],
    to: [] as number[],
    since: [] as string[],
  };
  const unmet: { interval: number; date: string | null }[] = [];
  const released: { person: number; place: number }[] = [];
  const counts = { promoted: 0, demoted: 0, entered: 0, gone: 0 };
  let pinned = 0;
  const move = (person: number, from: number, to: number): void => {
    moves.ids.push(person);
    moves.from.push(from);
    moves.to.push(to);
    // From a tier that is no rule any more nobody rises or falls.
    const before = from < 0 || from >= rules.length ? null : from;
    const name = to < 0 ? 'gone' : tierMove(before, to);
    if (name !== 'stayed') counts[name] += 1;
  };
  const settled = new Uint8Array(targets.length);
  eachOpen(db, { places, rules: rules.length, asOf }, (open, from) => {
    const { person, place } = open;
    settled[person] = 1;
    now[place]! += 1;
    const target = targets[person] ?? APART;
    if (from > asOf || (open.pin === 'holds' && target !== APART)) {
      if (open.pin === 'holds') pinned += 1;
      then[place]! += 1;
      return;
    }
    const verdict: Verdict =
      target === APART
        ? { tier: null, unmetDate: null }
        : tierVerdict(open, target < 0 ? null : target, grace, asOf);
    const to = verdict.tier ?? (target === APART ? APART : NO_TIER);
    if (to >= 0) then[to]! += 1;
    if (to !== place) move(person, place, to);
    else {
      if (open.pin === 'ended') released.push({ person, place });
      if (verdict.unmetDate !== open.unmetDate)
        unmet.push({ interval: open.id, date: verdict.unmetDate });
      if (verdict.unmetDate !== null) {
        waiting.ids.push(person);
        waiting.from.push(place);
        waiting.to.push(target);
        waiting.since.push(verdict.unmetDate);
      }
    }
  });
  report?.(0.9);
  for (let person = 0; person < targets.length; person += 1) {
    const target = targets[person]!;
    if (target < 0 || settled[person] === 1) continue;
    then[target]! += 1;
    move(person, NO_TIER, target);
  }
  return { tiers, members, now, then, moves, counts, waiting, unmet, released, pinned };
};
