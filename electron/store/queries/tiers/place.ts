import type { ConditionGroup } from '../../../../shared/contract/conditions.ts';
import type { ReadDb } from '../../db.ts';
import type { Report } from '../../report.ts';
import { sql } from '../../statements.ts';
import { holdsFor } from '../conditions/ask.ts';

const everybody: ConditionGroup = { kind: 'all', of: [] };

/** Not counted on the date: no member of a community. */
export const APART = -2;
export const NO_TIER = -1;

/**
 * Where each counted member belongs as of a local date: the first rule from the top whose
 * conditions hold, by local id of the survivor. Staff, the archive and who had not joined yet are
 * apart.
 */
export const placeMembers = (
  db: ReadDb,
  rules: readonly { readonly conditions: ConditionGroup }[],
  { today, report }: { readonly today: string; readonly report?: Report },
): { readonly places: Int8Array; readonly members: number } => {
  const { top } = sql<{ top: number | null }>(db, 'SELECT max(id) AS top FROM member').get()!;
  const places = new Int8Array((top ?? 0) + 1).fill(APART);
  const living = holdsFor(db, everybody, today);
  const joinsLater = sql<{ id: number }>(
    db,
    'SELECT member_id AS id FROM person WHERE joined_date > ?',
  ).all(today);
  for (const { id } of joinsLater) living[id] = 0;
  let members = 0;
  for (let id = 0; id < living.length; id += 1)
    if (living[id] === 1) {
      places[id] = NO_TIER;
      members += 1;
    }
  for (const [place, { conditions }] of rules.entries()) {
    report?.((place + 1) / (rules.length + 1));
    const holds = holdsFor(db, conditions, today);
    for (let id = 0; id < holds.length; id += 1)
      if (places[id] === NO_TIER && holds[id] === 1) places[id] = place;
  }
  return { places, members };
};
