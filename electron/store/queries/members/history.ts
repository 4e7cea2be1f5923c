import type { MemberDetail } from '../../../../shared/contract/members.ts';
import type { ReadDb } from '../../db.ts';
import type { OperationLabel } from '../../log/operate.ts';
import { undoneOperations } from '../../log/undone.ts';
import { sql } from '../../statements.ts';
import { own } from './own.ts';

type Entry = MemberDetail['history'][number];

interface Touched {
  readonly id: number;
  readonly uid: string;
  readonly at_ms: number;
  readonly actor: string;
  readonly label: string;
  readonly kind: string;
}

interface Changed {
  readonly op: number;
  readonly entity: string;
  readonly field: string;
  readonly oldValue: string | null;
  readonly newValue: string | null;
}

const MAX_OPERATIONS = 200;

const created = (table: string): string => `SELECT op FROM ${table} WHERE member_id IN ${own}`;

const uids = `SELECT uid FROM member WHERE id IN ${own}
  UNION ALL SELECT uid FROM identity WHERE member_id IN ${own}
  UNION ALL SELECT uid FROM membership WHERE member_id IN ${own}`;

// Tags and values that were taken away are found by the member they were taken from.
const taken = `FROM change WHERE field = '*' AND entity IN ('member_tag', 'custom_value')
  AND old_value IS NOT NULL AND CAST(json_extract(old_value, '$.member_id') AS INTEGER) IN ${own}`;

const valueUids = `SELECT uid FROM custom_value WHERE member_id IN ${own}`;

const undoable = new Set(['edit', 'rule', 'merge']);

/** Operations that made, changed or labelled a member; contact values are left out of it. */
export const memberHistory = (db: ReadDb, id: number): Entry[] => {
  const operations = sql<Touched>(
    db,
    `SELECT id, uid, at_ms, actor, label, kind FROM operation WHERE id IN (
       SELECT op FROM member WHERE id IN ${own}
       UNION ${created('identity')} UNION ${created('member_tag')} UNION ${created('membership')}
       UNION SELECT op FROM merge_link WHERE member_id IN ${own} OR into_member_id IN ${own}
       UNION ${created('custom_value')} UNION ${created('badge_award')}
       UNION SELECT op FROM change WHERE entity_uid IN (${uids} UNION ALL ${valueUids}
         UNION ALL SELECT uid FROM badge_award WHERE member_id IN ${own})
       UNION SELECT op ${taken})
     ORDER BY lam DESC LIMIT ${MAX_OPERATIONS}`,
  ).all({ id });
  const changes = new Map<number, Changed[]>();
  for (const change of changesOf(db, id)) {
    const known = changes.get(change.op);
    if (known === undefined) changes.set(change.op, [change]);
    else known.push(change);
  }
  const undone = undoneOperations(db);
  return operations.map((operation) => {
    const { key, values } = JSON.parse(operation.label) as OperationLabel;
    return {
      operationUid: operation.uid,
      atMs: operation.at_ms,
      actor: operation.actor,
      label: { key, values: { ...values } },
      undo: !undoable.has(operation.kind) ? 'no' : undone.has(operation.uid) ? 'done' : 'can',
      changes: (changes.get(operation.id) ?? []).map(({ field, oldValue, newValue }) => ({
        field,
        oldValue,
        newValue,
      })),
    };
  });
};

/** Fields of the member as they changed, and tags as they were given and taken. */
const changesOf = (db: ReadDb, id: number): Changed[] =>
  sql<Changed>(
    db,
    `SELECT op, entity, field, CAST(old_value AS TEXT) AS oldValue, CAST(new_value AS TEXT) AS newValue
       FROM change WHERE entity = 'member' AND field <> '*'
         AND entity_uid IN (SELECT uid FROM member WHERE id IN ${own})
     UNION ALL
     SELECT member_tag.op, 'member_tag', 'tags', NULL, tag.name FROM member_tag
       JOIN tag ON tag.id = member_tag.tag_id JOIN member ON member.id = member_tag.member_id
       WHERE member_tag.member_id IN ${own} AND member_tag.op <> member.op
     UNION ALL
     SELECT op, entity, 'tags', (SELECT name FROM tag WHERE id = json_extract(old_value, '$.tag_id')), NULL
       ${taken} AND entity = 'member_tag'
     UNION ALL
     SELECT custom_value.op, 'custom_value', custom_field.name, NULL, custom_value.text FROM custom_value
       JOIN custom_field ON custom_field.id = custom_value.field_id
       JOIN member ON member.id = custom_value.member_id
       WHERE custom_value.member_id IN ${own} AND custom_value.op <> member.op
         AND NOT EXISTS (SELECT 1 FROM change WHERE entity_uid = custom_value.uid AND field = 'text')
     UNION ALL
     SELECT change.op, 'custom_value', custom_field.name, change.old_value, change.new_value
       FROM custom_value JOIN custom_field ON custom_field.id = custom_value.field_id
       JOIN change ON change.entity_uid = custom_value.uid AND change.field = 'text'
       WHERE custom_value.member_id IN ${own}
     UNION ALL
     SELECT op, entity,
       coalesce((SELECT name FROM custom_field WHERE id = json_extract(old_value, '$.field_id')), '—'),
       json_extract(old_value, '$.text'), NULL
       ${taken} AND entity = 'custom_value'`,
  ).all({ id });
