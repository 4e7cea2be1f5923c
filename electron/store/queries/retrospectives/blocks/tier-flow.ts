import type { TierFlowBlock } from '../../../../../shared/contract/facts/tier-flow.ts';
import { tierMove } from '../../../../../shared/domain/metrics/tiers.ts';
import { addDays } from '../../../../../shared/domain/values/days.ts';
import { sql } from '../../../statements.ts';
import { personsOn } from '../../figures/scope.ts';
import { givenRows } from '../../figures/row-source.ts';
import { evaluationUntil, orderedTiers, standingBetween } from '../../tiers/flow.ts';
import type { BlockQuery, FactContext } from './block.ts';

const NONE = 'none';

interface Flow extends Omit<TierFlowBlock, 'cells' | 'moves'> {
  /** Of each person at the end, the place of their tier on both days; -1 = none. */
  readonly people: readonly (readonly [id: number, from: number, to: number])[];
}

const read = (context: FactContext): Flow | null => {
  const { db, scope, during } = context;
  const tiers = orderedTiers(db);
  if (tiers.length === 0) return null;
  const asked = scope(during);
  const yesterday = addDays(asked.today, -1);
  const from = addDays(during.from, -1);
  const to = during.to < yesterday ? during.to : yesterday;
  const evaluated = { from: evaluationUntil(db, from), to: evaluationUntil(db, to) };
  const reason: Flow['reason'] =
    to < during.from
      ? 'not-started'
      : evaluated.to === null
        ? 'no-evaluation'
        : evaluated.from === null
          ? 'no-earlier-evaluation'
          : null;
  const shown = tiers.map(({ uid, name }) => ({ uid, name }));
  const told = { from, to: to < from ? from : to, evaluated, reason, tiers: shown };
  if (reason !== null) return { ...told, people: [] };
  const { start, end } = standingBetween(db, { from, to });
  const ids = sql<number>(db, `SELECT id FROM (${personsOn(asked, to)})`)
    .pluck()
    .all();
  return {
    ...told,
    people: ids.map((id) => [id, start[id] ?? -1, end[id] ?? -1] as const),
  };
};

// Freezing asks for the rows of every stream one after the other.
const flows = new WeakMap<FactContext, Flow | null>();
const flowOf = (context: FactContext): Flow | null => {
  const known = flows.get(context);
  if (known !== undefined) return known;
  const flow = read(context);
  flows.set(context, flow);
  return flow;
};

const shownPlace = (place: number): number | null => (place === -1 ? null : place);

const compute = (context: FactContext): TierFlowBlock | null => {
  const flow = flowOf(context);
  if (flow === null) return null;
  const { people, ...told } = flow;
  const { tiers } = told;
  const moves = { promoted: 0, demoted: 0, entered: 0, gone: 0, stayed: 0 };
  const counts = new Map<string, TierFlowBlock['cells'][number]>();
  for (const [, from, to] of people) {
    if (from === -1 && to === -1) continue;
    moves[tierMove(shownPlace(from), shownPlace(to))] += 1;
    const key = `${from} ${to}`;
    const cell = counts.get(key) ?? {
      from: tiers[from]?.uid ?? null,
      to: tiers[to]?.uid ?? null,
      members: 0,
    };
    counts.set(key, { ...cell, members: cell.members + 1 });
  }
  const placeOf = (uid: string | null): number =>
    uid === null ? tiers.length : tiers.findIndex((tier) => tier.uid === uid);
  const cells = [...counts.values()].sort(
    (a, b) => placeOf(a.from) - placeOf(b.from) || placeOf(a.to) - placeOf(b.to),
  );
  const used = new Set(cells.flatMap(({ from, to }) => [from, to]));
  return { ...told, tiers: tiers.filter(({ uid }) => used.has(uid)), cells, moves };
};

export const tierFlow: BlockQuery<'tierFlow'> = {
  compute,
  sourceAt: (context, rest) => {
    const flow = flowOf(context);
    const [before, after, more] = rest.split('>');
    if (flow === null || before === undefined || after === undefined || more !== undefined)
      return null;
    const placeOf = (name: string): number | null => {
      const place = flow.tiers.findIndex(({ uid }) => uid === name);
      return place >= 0 ? place : name === NONE ? -1 : null;
    };
    const [from, to] = [placeOf(before), placeOf(after)];
    if (from === null || to === null || (from === -1 && to === -1)) return null;
    const rows = flow.people.filter((one) => one[1] === from && one[2] === to);
    return givenRows(
      'member',
      rows.map(([id]) => [id, 1]),
    );
  },
};
