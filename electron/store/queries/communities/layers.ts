import { layers, type Layer } from '../../../../shared/domain/communities/layers.ts';
import { rateChange } from '../../../../shared/domain/statistics/paired.ts';
import { verdictsOf } from '../../../../shared/domain/statistics/verdict.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import type { Difference } from '../figures/change.ts';
import { PERSON, type FigureScope } from '../figures/scope.ts';
import type { RowSource } from '../figures/row-source.ts';

/** Everybody present on a local date with the innermost layer they are in: `SELECT id, layer`. */
const layered = (scope: FigureScope, date: string): string => `
  SELECT ${PERSON} AS id,
    min(CASE chat_group.kind ${layers.map((kind, index) => `WHEN '${kind}' THEN ${index}`).join(' ')} END) AS layer
  FROM chat_group JOIN membership ON membership.group_id = chat_group.id
  JOIN member ON member.id = membership.member_id
  WHERE chat_group.community_id IN (${(scope.communityIds ?? []).join(', ') || 'NULL'})
    AND coalesce(membership.joined_date, '0000') <= '${date}'
    AND (membership.left_date IS NULL OR membership.left_date > '${date}')
  GROUP BY 1`;

/** How many people each layer has on a local date. */
export const layersOn = (
  db: ReadDb,
  scope: FigureScope,
  date: string,
): Readonly<Record<Layer, number>> => {
  const counts = { managers: 0, core: 0, ordinary: 0 };
  for (const { layer, n } of sql<{ layer: number; n: number }>(
    db,
    `SELECT layer, count(*) AS n FROM (${layered(scope, date)}) GROUP BY 1`,
  ).all())
    counts[layers[layer]!] = n;
  return counts;
};

/** How many people were in one layer before and are in another now; null = not present then. */
const layerMoves = (db: ReadDb, before: FigureScope, now: FigureScope) =>
  sql<{ before: number | null; now: number | null; n: number }>(
    db,
    `SELECT earlier.layer AS before, later.layer AS now, count(*) AS n
     FROM (${layered(before, before.period.to)}) AS earlier
     FULL JOIN (${layered(now, now.period.to)}) AS later ON later.id = earlier.id GROUP BY 1, 2`,
  ).all();

/** Change of each layer's share of the people, who are mostly the same in both; judged together. */
export const layerChanges = (
  db: ReadDb,
  before: FigureScope,
  now: FigureScope,
): Readonly<Record<Layer, Difference | null>> => {
  const moves = layerMoves(db, before, now);
  const count = (holds: (move: (typeof moves)[number]) => boolean): number =>
    moves.reduce((sum, move) => (holds(move) ? sum + move.n : sum), 0);
  const changes = layers.map((_, layer) =>
    rateChange(
      { k: count((move) => move.before === layer), n: count((move) => move.before !== null) },
      { k: count((move) => move.now === layer), n: count((move) => move.now !== null) },
      {
        always: count((move) => move.before === layer && move.now === layer),
        onlyBefore: count(
          (move) => move.before === layer && move.now !== null && move.now !== layer,
        ),
        onlyDuring: count(
          (move) => move.now === layer && move.before !== null && move.before !== layer,
        ),
        never: count(
          (move) =>
            move.before !== null &&
            move.now !== null &&
            move.before !== layer &&
            move.now !== layer,
        ),
        each: 1,
      },
    ),
  );
  const verdicts = verdictsOf(changes);
  return Object.fromEntries(
    layers.map((layer, place) => {
      const change = changes[place] ?? null;
      return [
        layer,
        change === null
          ? null
          : { value: change.difference, interval: change.interval, verdict: verdicts[place]! },
      ];
    }),
  ) as Record<Layer, Difference | null>;
};

export const layerSource = (scope: FigureScope, layer: Layer): RowSource => ({
  entity: 'member',
  sql: `SELECT id, 1 AS value FROM (${layered(scope, scope.period.to)}) WHERE layer = ${layers.indexOf(layer)}`,
});
