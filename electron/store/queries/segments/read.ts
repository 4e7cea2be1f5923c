import { z } from 'zod';
import {
  conditionGroup,
  memberFact,
  type Condition,
  type ConditionGroup,
} from '../../../../shared/contract/conditions.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { LostPart, Segment } from '../../../../shared/contract/segments.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { askedFields, lostFields } from '../conditions/own-fields.ts';

interface Stored {
  readonly uid: string;
  readonly name: string;
  readonly note: string;
  readonly conditions: string;
}

const storedConditions = z.object({
  conditions: z.unknown(),
  names: z.record(z.string(), z.string()),
});
const storedGroup = z.object({ kind: z.enum(['all', 'any', 'none']), of: z.array(z.unknown()) });
const storedFact = z.object({
  kind: z.string(),
  filter: z.object({ column: z.string() }).optional().catch(undefined),
});

/** What can still be read of stored conditions; pieces that cannot are named in `lost`. */
const readGroup = (stored: unknown, lost: LostPart[]): ConditionGroup => {
  const group = storedGroup.safeParse(stored).data;
  if (group === undefined) {
    lost.push({ kind: 'condition', uid: null, name: '?' });
    return { kind: 'all', of: [] };
  }
  const of = group.of.flatMap((one): Condition[] => {
    if (storedGroup.safeParse(one).success) return [readGroup(one, lost)];
    const fact = memberFact.safeParse(one).data;
    if (fact !== undefined) return [fact];
    const known = storedFact.safeParse(one).data;
    lost.push({ kind: 'condition', uid: null, name: known?.filter?.column ?? known?.kind ?? '?' });
    return [];
  });
  return { kind: group.kind, of };
};

type Reference = readonly [kind: 'community' | 'event' | 'field', uid: string];

/** Communities, events and fields of the operators' own that conditions ask about. */
export const referencesOf = (condition: Condition): readonly Reference[] => {
  if ('of' in condition) return condition.of.flatMap(referencesOf);
  if (condition.kind === 'community') return [['community', condition.communityUid]];
  if (condition.kind === 'events' && condition.eventUid !== null)
    return [['event', condition.eventUid]];
  return askedFields(condition).map(({ uid }): Reference => ['field', uid]);
};

/** Their names by uid; those that are gone are left out. */
export const namesOf = (db: ReadDb, group: ConditionGroup): Record<string, string> =>
  Object.fromEntries(
    referencesOf(group).flatMap(([kind, uid]) => {
      const table = kind === 'field' ? 'custom_field' : kind;
      const found = sql<{ name: string }>(db, `SELECT name FROM ${table} WHERE uid = ?`).get(uid);
      return found === undefined ? [] : [[uid, found.name]];
    }),
  );

const segmentOf = (db: ReadDb, { uid, name, note, conditions: text }: Stored): Segment => {
  const stored = storedConditions.safeParse(JSON.parse(text)).data;
  const lost: LostPart[] = [];
  const read = conditionGroup.safeParse(readGroup(stored?.conditions, lost)).data;
  const conditions = read ?? { kind: 'all', of: [] };
  const now = namesOf(db, conditions);
  const names = { ...stored?.names, ...now };
  const unasked = new Set(lostFields(db, conditions));
  for (const [kind, gone] of new Map(referencesOf(conditions).map((one) => [one[1], one])).values())
    if (now[gone] === undefined || unasked.has(gone))
      lost.push({ kind, uid: gone, name: names[gone] ?? gone });
  return { uid, name, note, conditions, names, lost };
};

const columns = 'SELECT uid, name, note, conditions FROM segment';

/** Every segment, by name. */
export const listSegments = (db: ReadDb): Segment[] =>
  sql<Stored>(db, `${columns} ORDER BY name COLLATE NOCASE, uid`)
    .all()
    .map((row) => segmentOf(db, row));

/** Throws `not-found`. */
export const readSegment = (db: ReadDb, { uid }: { readonly uid: string }): Segment => {
  const row = sql<Stored>(db, `${columns} WHERE uid = ?`).get(uid);
  if (row === undefined) throw new WorkstationError('not-found', { what: uid });
  return segmentOf(db, row);
};

/** Kinds of interactions on record, most frequent first. */
export const activityKinds = (db: ReadDb): string[] =>
  sql<{ kind: string }>(
    db,
    'SELECT kind FROM community_day GROUP BY kind ORDER BY sum(count) DESC, kind LIMIT 200',
  )
    .all()
    .map(({ kind }) => kind);

/** Roles of members in the groups of a community, by name. */
export const communityRoles = (
  db: ReadDb,
  { communityUid }: { readonly communityUid: string },
): string[] =>
  sql<{ role: string }>(
    db,
    `SELECT DISTINCT membership.role FROM community
     JOIN chat_group ON chat_group.community_id = community.id
     JOIN membership ON membership.group_id = chat_group.id
     WHERE community.uid = ? AND membership.role <> '' ORDER BY 1 LIMIT 200`,
  )
    .all(communityUid)
    .map(({ role }) => role);
