import { layers, type Layer } from '../../../../shared/domain/communities/layers.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { PERSON, type FigureScope } from '../figures/scope.ts';
import type { RowSource } from '../figures/sources.ts';

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

export const layerSource = (scope: FigureScope, layer: Layer): RowSource => ({
  entity: 'member',
  sql: `SELECT id, 1 AS value FROM (${layered(scope, scope.period.to)}) WHERE layer = ${layers.indexOf(layer)}`,
});
