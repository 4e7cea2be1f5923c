import type { PartKey } from '../../../../shared/contract/retrospective-words.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { requireCampaign } from '../campaigns/read.ts';
import { label, type Changed } from '../events/save.ts';
import { draftOf } from './draft.ts';
import { recordOf } from './read.ts';

/** Leaves a part out of the draft, takes it in again, or comments it. */
export const setPart = (
  db: WriteDb,
  args: {
    readonly campaignUid: string;
    readonly key: PartKey;
    readonly shown?: boolean;
    readonly comment?: string;
  },
  env: WriteEnv,
): Changed => {
  const campaign = requireCampaign(db, args.campaignUid);
  const draft = recordOf(db, campaign.id, null);
  const row =
    draft === null
      ? undefined
      : sql<{ uid: string; shown: number; comment: string }>(
          db,
          'SELECT uid, shown, comment FROM retrospective_part WHERE retrospective_id = ? AND key = ?',
        ).get(draft.id, args.key);
  const before = { shown: row?.shown ?? 1, comment: row?.comment ?? '' };
  const now = {
    shown: args.shown === undefined ? before.shown : args.shown ? 1 : 0,
    comment: args.comment?.trim() ?? before.comment,
  };
  if (now.shown === before.shown && now.comment === before.comment)
    return { uid: args.campaignUid, operationUid: null };
  const what =
    now.shown === before.shown ? 'part-commented' : now.shown === 1 ? 'part-shown' : 'part-hidden';
  return operate(db, env, label(`history.${what}`, campaign.name), (operation) => {
    const retrospectiveId = draftOf(db, operation, campaign, env);
    if (row === undefined)
      insertRow(db, operation, 'retrospective_part', {
        uid: newUid('retrospective_part', env),
        retrospective_id: retrospectiveId,
        key: args.key,
        ...now,
      });
    else if (now.shown === 1 && now.comment === '')
      deleteRow(db, operation, 'retrospective_part', row.uid);
    else updateRow(db, operation, 'retrospective_part', row.uid, now);
    return { uid: args.campaignUid, operationUid: operation.uid };
  });
};
