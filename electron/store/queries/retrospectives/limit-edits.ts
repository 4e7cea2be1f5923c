import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { LimitEdit } from '../../../../shared/contract/retrospective-words.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { requireCampaign } from '../campaigns/read.ts';
import { label, type Changed } from '../events/save.ts';
import { draftOf } from './draft.ts';
import { positionAt, type Placed } from './positions.ts';
import { recordOf } from './read.ts';

interface Wish extends Omit<LimitEdit, 'uid'> {
  readonly campaignUid: string;
  readonly uid: string | null;
}

/** Rewords, drops or adds one line of the draft's limits; see the contract. */
export const setLimit = (db: WriteDb, args: Wish, env: WriteEnv): Changed => {
  const campaign = requireCampaign(db, args.campaignUid);
  const draft = recordOf(db, campaign.id, null);
  const rows =
    draft === null
      ? []
      : sql<Placed & { about: string | null }>(
          db,
          'SELECT uid, position, about FROM limit_edit WHERE retrospective_id = ? ORDER BY position, uid',
        ).all(draft.id);
  const row = rows.find(({ uid, about }) =>
    args.about === null ? uid === args.uid : about === args.about,
  );
  if (row === undefined && args.about === null && args.uid !== null)
    throw new WorkstationError('not-found', { what: args.uid });
  const text = args.text === '' ? null : args.text;
  const isNothing = text === null && (args.about === null || args.shown);
  const now = {
    text,
    shown: args.shown ? 1 : 0,
    data: args.values === null ? null : JSON.stringify(args.values),
  };
  if (row === undefined ? isNothing : !isNothing && !differs(db, 'limit_edit', row.uid, now))
    return { uid: args.campaignUid, operationUid: null };
  const what = isNothing
    ? args.about === null
      ? 'limit-removed'
      : 'limit-as-data'
    : row === undefined && args.about === null
      ? 'limit-added'
      : args.shown
        ? 'limit-reworded'
        : 'limit-dropped';
  return operate(db, env, label(`history.${what}`, campaign.name), (operation) => {
    const retrospectiveId = draftOf(db, operation, campaign, env);
    const uid = row?.uid ?? newUid('limit_edit', env);
    if (row === undefined)
      insertRow(db, operation, 'limit_edit', {
        uid,
        retrospective_id: retrospectiveId,
        about: args.about,
        ...now,
        position: positionAt(db, operation, 'limit_edit', rows, rows.length),
      });
    else if (isNothing) deleteRow(db, operation, 'limit_edit', uid);
    else updateRow(db, operation, 'limit_edit', uid, now);
    return { uid, operationUid: operation.uid };
  });
};
