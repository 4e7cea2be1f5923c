import type { ReadDb } from '../db.ts';
import { sql } from '../statements.ts';

/** Words and actions that an operation made or changed and that stand in a signed retrospective. */
const ofSigned = (entity: 'passage' | 'action_item'): string =>
  `SELECT 1 FROM ${entity} JOIN retrospective ON retrospective.id = ${entity}.retrospective_id
   WHERE retrospective.signed_at_ms IS NOT NULL AND (${entity}.op = @op
     OR ${entity}.uid IN (SELECT entity_uid FROM change WHERE op = @op AND entity = '${entity}'))`;

/** Whether taking an operation back would change what was signed after it. */
export const touchesSigned = (db: ReadDb, operationId: number): boolean =>
  sql<{ some: number }>(
    db,
    `SELECT EXISTS (${ofSigned('passage')}) OR EXISTS (${ofSigned('action_item')}) OR EXISTS (
       SELECT 1 FROM change JOIN retrospective ON retrospective.id = change.old_value ->> 'retrospective_id'
       WHERE change.op = @op AND change.entity IN ('passage', 'action_item') AND change.field = '*'
         AND retrospective.signed_at_ms IS NOT NULL) AS some`,
  ).get({ op: operationId })!.some === 1;
