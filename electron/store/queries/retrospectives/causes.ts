import { causes, type Cause } from '../../../../shared/contract/recomputed.ts';
import type { FigureEntity } from '../../../../shared/domain/metrics/figure.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { tableOf } from '../figures/named.ts';

export interface Since {
  /** Local id of the operation that signed. */
  readonly id: number;
  /** Kinds of the operations after it, by local id. */
  readonly kinds: ReadonlyMap<number, Cause>;
  /** Whether an import was undone: its rows are gone without a trace. */
  readonly undidImport: boolean;
  /** Whether the campaign itself, an event, a segment or a setting was changed. */
  readonly changedFrame: boolean;
}

const isCause = (kind: string): kind is Cause => (causes as readonly string[]).includes(kind);

/** Operations after a version was signed that still stand, as far as they can change a number. */
export const operationsSince = (db: ReadDb, retrospectiveUid: string): Since => {
  const { id } = sql<{ id: number }>(
    db,
    `SELECT operation.id FROM change JOIN operation ON operation.id = change.op
     WHERE change.entity = 'retrospective' AND change.entity_uid = ? AND operation.kind = 'sign'`,
  ).get(retrospectiveUid) ?? { id: 0 };
  const later = sql<{ id: number; kind: string; undone: string | null }>(
    db,
    `SELECT operation.id, operation.kind, of.kind AS undone FROM operation
     LEFT JOIN operation AS of ON of.uid = operation.undoes WHERE operation.id > ?`,
  ).all(id);
  const { frame } = sql<{ frame: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM change WHERE op > @id AND entity IN
         ('campaign', 'campaign_scope', 'kpi', 'campaign_segment', 'event', 'segment', 'setting'))
       OR EXISTS (SELECT 1 FROM campaign_scope WHERE op > @id)
       OR EXISTS (SELECT 1 FROM campaign_segment WHERE op > @id) AS frame`,
  ).get({ id })!;
  return {
    id,
    kinds: new Map(
      later.flatMap(({ id: op, kind }) => (isCause(kind) ? [[op, kind] as const] : [])),
    ),
    undidImport: later.some(({ undone }) => undone === 'import'),
    changedFrame: frame === 1,
  };
};

/** Rows that make a member count. */
const ofMember = [
  'interaction',
  'order_',
  'signup',
  'checkin',
  'membership',
  'points_entry',
  'merge_link',
  'survey_response',
] as const;

const ownSql = (table: string): string => `
  SELECT wanted.value AS uid, thing.op FROM json_each(@uids) AS wanted
    JOIN ${table} AS thing ON thing.uid = wanted.value WHERE thing.op > @since
  UNION SELECT wanted.value, change.op FROM json_each(@uids) AS wanted
    JOIN change ON change.entity = '${table}' AND change.entity_uid = wanted.value
    WHERE change.op > @since`;

/** Members with what hangs on them and on those merged into them; what was deleted is in the log. */
const memberSql = `
  WITH person_member (uid, member_id) AS MATERIALIZED (
    SELECT member.uid, member.id FROM json_each(@uids) AS wanted JOIN member ON member.uid = wanted.value
    UNION SELECT member.uid, merged.id FROM json_each(@uids) AS wanted
      JOIN member ON member.uid = wanted.value
      JOIN member AS merged ON merged.effective_member_id = member.id
  )
  ${ownSql('member')}
  ${ofMember
    .map(
      (table) => `UNION SELECT person_member.uid, row.op FROM person_member
        JOIN ${table} AS row ON row.member_id = person_member.member_id WHERE row.op > @since
      UNION SELECT person_member.uid, change.op FROM change
        CROSS JOIN ${table} AS row ON row.uid = change.entity_uid
        JOIN person_member ON person_member.member_id = row.member_id
        WHERE change.op > @since AND change.entity = '${table}'`,
    )
    .join('\n')}
  UNION SELECT person_member.uid, merge_link.op FROM person_member
    JOIN merge_link ON merge_link.into_member_id = person_member.member_id WHERE merge_link.op > @since
  UNION SELECT person_member.uid, change.op FROM change
    JOIN person_member ON person_member.member_id =
      CASE WHEN change.field = '*' THEN change.old_value ->> 'member_id' END
    WHERE change.op > @since`;

/** Of more rows the causes are not looked for one by one. */
const LOOKED_AT = 5000;

/** How many of these rows each kind of operation touched since. */
export const causesOf = (
  db: ReadDb,
  entity: FigureEntity,
  uids: readonly string[],
  since: Since,
): { readonly cause: Cause; readonly rows: number }[] => {
  const looked = uids.slice(0, LOOKED_AT);
  const found = sql<{ uid: string; op: number }>(
    db,
    entity === 'member' ? memberSql : ownSql(tableOf[entity]),
  ).all({ uids: JSON.stringify(looked), since: since.id });
  const byRow = new Map<string, Set<Cause>>(looked.map((uid) => [uid, new Set()]));
  for (const { uid, op } of found) {
    const kind = since.kinds.get(op);
    if (kind !== undefined) byRow.get(uid)!.add(kind);
  }
  const rest: Cause = since.undidImport ? 'undo' : since.changedFrame ? 'edit' : 'time';
  const counts = new Map<Cause, number>();
  for (const kinds of byRow.values())
    for (const kind of kinds.size === 0 ? [rest] : kinds)
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return causes.flatMap((cause) => {
    const rows = counts.get(cause);
    return rows === undefined ? [] : [{ cause, rows }];
  });
};
