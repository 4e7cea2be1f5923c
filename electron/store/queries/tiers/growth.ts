import { conditionGroup } from '../../../../shared/contract/conditions.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { GrowthStage, RuleProblem, TierMember } from '../../../../shared/contract/tiers.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, insertRow, updateRow } from '../../log/rows.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { namedMembers } from './flow.ts';
import { placeMembers, NO_TIER } from './place.ts';
import { problemsOf } from './problems.ts';
import { refuseProblems } from './rules.ts';

/** The growth path, from its last stage to its first. */
export const readStages = (db: ReadDb): (GrowthStage & { readonly uid: string })[] =>
  sql<{ uid: string; name: string; conditions: string; support: string }>(
    db,
    'SELECT uid, name, conditions, support FROM growth_stage ORDER BY rank, id',
  )
    .all()
    .map((row) => ({ ...row, conditions: conditionGroup.parse(JSON.parse(row.conditions)) }));

export const listStages = (
  db: ReadDb,
): { readonly stages: GrowthStage[]; readonly problems: RuleProblem[] } => {
  const stages = readStages(db);
  return { stages, problems: problemsOf(db, stages) };
};

const fieldsOf = ({ name, conditions, support }: GrowthStage, place: number) => ({
  name,
  rank: place + 1,
  // In one order of its keys, so that equal conditions are equal texts.
  conditions: JSON.stringify(conditionGroup.parse(conditions)),
  support,
});

/** Saves the whole path as one operation. Throws `invalid-input` for stages with a problem. */
export const saveStages = (
  db: WriteDb,
  { stages }: { readonly stages: readonly GrowthStage[] },
  env: WriteEnv,
): { readonly operationUid: string | null } => {
  refuseProblems(db, stages);
  const before = readStages(db);
  const textOf = (all: readonly GrowthStage[]): string =>
    JSON.stringify(all.map((stage, place) => [stage.uid, fieldsOf(stage, place)]));
  if (textOf(before) === textOf(stages)) return { operationUid: null };
  const label = { key: 'history.growth-saved', values: { count: stages.length } };
  return operate(db, env, { kind: 'rule', label }, (operation) => {
    for (const { uid } of before)
      if (!stages.some((stage) => stage.uid === uid)) deleteRow(db, operation, 'growth_stage', uid);
    for (const [place, stage] of stages.entries()) {
      const known = before.find(({ uid }) => uid === stage.uid);
      if (known === undefined)
        insertRow(db, operation, 'growth_stage', {
          uid: newUid('growth_stage', env),
          ...fieldsOf(stage, place),
        });
      else updateRow(db, operation, 'growth_stage', known.uid, fieldsOf(stage, place));
    }
    return { operationUid: operation.uid };
  });
};

interface Kept {
  readonly key: string;
  readonly places: Int8Array;
  readonly members: number;
}
const kept = keptByConnection<Kept>();

/** The stage of every member today; kept until something is written or the day is over. */
const placed = (db: ReadDb, nowMs: number): Kept & { readonly asOf: string } => {
  const asOf = localDateOf(nowMs, readSettings(db).zone);
  const generation = sql<{ id: number | null }>(db, 'SELECT max(id) AS id FROM operation').get()!
    .id;
  const key = `${generation} ${asOf}`;
  let found = kept.get(db);
  if (found?.key !== key) {
    found = { key, ...placeMembers(db, readStages(db), { today: asOf }) };
    kept.set(db, found);
  }
  return { ...found, asOf };
};

export const countStages = (db: ReadDb, { nowMs }: { readonly nowMs: number }) => {
  const { places, members, asOf } = placed(db, nowMs);
  const stages = readStages(db).map(({ uid }) => ({ uid, count: 0 }));
  let none = 0;
  for (const place of places)
    if (place >= 0) stages[place]!.count += 1;
    else if (place === NO_TIER) none += 1;
  return { asOf, stages, none, members };
};

/** Members at a stage by its place from the top; null = at none. */
export const stageMembers = (
  db: ReadDb,
  args: {
    readonly stage: number | null;
    readonly page: { readonly offset: number; readonly limit: number };
    readonly nowMs: number;
  },
): { readonly total: number; readonly rows: TierMember[] } => {
  const { places } = placed(db, args.nowMs);
  const stages = readStages(db);
  if (args.stage !== null && stages[args.stage] === undefined) throw new WorkstationError('stale');
  const wanted = args.stage ?? NO_TIER;
  const found: number[] = [];
  for (let id = 0; id < places.length; id += 1) if (places[id] === wanted) found.push(id);
  const joined = sql<{ date: string | null }>(
    db,
    'SELECT joined_date AS date FROM person WHERE member_id = ?',
  );
  return {
    total: found.length,
    rows: namedMembers(
      db,
      found.slice(args.page.offset, args.page.offset + args.page.limit),
      (id) => joined.get(id)?.date ?? null,
    ),
  };
};
