import type { ReadDb } from '../db.ts';
import { sql } from '../statements.ts';

/** What is written in a retrospective. */
const written = ['passage', 'retrospective_part', 'limit_edit', 'why_node', 'action_item'] as const;

/** Words that an operation made or changed and that stand in a signed retrospective. */
const ofSigned = (entity: (typeof written)[number]): string =>
  `SELECT 1 FROM ${entity} JOIN retrospective ON retrospective.id = ${entity}.retrospective_id
   WHERE retrospective.signed_at_ms IS NOT NULL AND (${entity}.op = @op
     OR ${entity}.uid IN (SELECT entity_uid FROM change WHERE op = @op AND entity = '${entity}'))`;

/** Whether taking an operation back would change what was signed after it. */
export const touchesSigned = (db: ReadDb, operationId: number): boolean =>
  sql<{ some: number }>(
    db,
    `SELECT ${written.map((entity) => `EXISTS (${ofSigned(entity)})`).join(' OR ')} OR EXISTS (
       SELECT 1 FROM change JOIN retrospective ON retrospective.id = change.old_value ->> 'retrospective_id'
       WHERE change.op = @op AND change.entity IN (${written.map((entity) => `'${entity}'`).join(', ')})
         AND change.field = '*' AND retrospective.signed_at_ms IS NOT NULL) AS some`,
  ).get({ op: operationId })!.some === 1;
