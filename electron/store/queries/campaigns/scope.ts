import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, insertRow } from '../../log/rows.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { label, type Changed } from '../events/save.ts';
import { segmentMembers } from '../segments/members.ts';
import { readSegment } from '../segments/read.ts';
import { forget, freeze } from './freeze.ts';
import { requireCampaign, type CampaignRecord } from './read.ts';
import { membersOn, type ChoicePart, type Group } from './segments.ts';

interface ScopeRecord {
  readonly uid: string;
  readonly thing: string;
}

interface ChoiceRecord extends ScopeRecord {
  readonly id: number;
  readonly part: ChoicePart;
}

interface Wanted extends Group {
  readonly part: ChoicePart;
}

/** What enters the scope, with who was in it on the start of a campaign that has begun. */
interface Fresh extends Wanted {
  readonly name: string;
  readonly members: Int32Array | null;
}

interface Named {
  readonly communityUids: readonly string[];
  readonly segmentUids: readonly string[];
}

const wantedOf = (part: ChoicePart, { communityUids, segmentUids }: Named): Wanted[] => [
  ...[...new Set(segmentUids)].map((uid): Wanted => ({ part, kind: 'segment', segment_uid: uid })),
  ...[...new Set(communityUids)].map((uid): Wanted => ({
    part,
    kind: 'community',
    segment_uid: uid,
  })),
];

/**
 * Makes the scope exactly what is named; throws `not-found` for a stranger, `conditions-lost` for a
 * segment of which nobody can say who is in it.
 */
export const setScope = (
  db: WriteDb,
  args: {
    readonly uid: string;
    readonly communityUids: readonly string[];
    readonly eventUids: readonly string[];
    readonly segmentUids: readonly string[];
    readonly comparison?: Named | undefined;
  },
  env: WriteEnv,
): Changed => {
  const campaign = requireCampaign(db, args.uid);
  checkComparison(args);
  const before = sql<ScopeRecord>(
    db,
    `SELECT campaign_scope.uid, coalesce(community.uid, event.uid) AS thing FROM campaign_scope
     LEFT JOIN community ON community.id = campaign_scope.community_id
     LEFT JOIN event ON event.id = campaign_scope.event_id WHERE campaign_id = ?`,
  ).all(campaign.id);
  const chosen = sql<ChoiceRecord>(
    db,
    'SELECT id, uid, part, segment_uid AS thing FROM campaign_segment WHERE campaign_id = ?',
  ).all(campaign.id);
  const named = new Set([...args.communityUids, ...args.eventUids]);
  const { comparison } = args;
  const wanted = [
    ...wantedOf('aim', { communityUids: [], segmentUids: args.segmentUids }),
    ...(comparison === undefined ? [] : wantedOf('comparison', comparison)),
  ];
  const isOf = (row: ChoiceRecord, one: Wanted): boolean =>
    row.part === one.part && row.thing === one.segment_uid;
  const gone = before.filter((row) => !named.has(row.thing));
  const fresh = [...named].filter((thing) => !before.some((row) => row.thing === thing));
  const left = chosen.filter(
    (row) =>
      !(row.part === 'comparison' && comparison === undefined) &&
      !wanted.some((one) => isOf(row, one)),
  );
  const entering = wanted
    .filter((one) => !chosen.some((row) => isOf(row, one)))
    .map((one) => freshChoice(db, campaign, one, env));
  if ([gone, fresh, left, entering].every((rows) => rows.length === 0))
    return { uid: args.uid, operationUid: null };
  return operate(db, env, label('history.campaign-scope', campaign.name), (operation) => {
    for (const row of gone) deleteRow(db, operation, 'campaign_scope', row.uid);
    for (const thing of fresh) {
      const table = args.eventUids.includes(thing) ? 'event' : 'community';
      const found = sql<{ id: number }>(db, `SELECT id FROM ${table} WHERE uid = ?`).get(thing);
      if (found === undefined) throw new WorkstationError('not-found', { what: thing });
      insertRow(db, operation, 'campaign_scope', {
        uid: newUid('campaign_scope', env),
        campaign_id: campaign.id,
        [table === 'event' ? 'event_id' : 'community_id']: found.id,
      });
    }
    for (const row of left) {
      forget(db, operation, row.id);
      deleteRow(db, operation, 'campaign_segment', row.uid);
    }
    for (const one of entering) addChoice(db, operation, campaign, one, env);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

/** A group cannot be both sides of a comparison. */
const checkComparison = ({
  comparison,
  ...aim
}: Named & { readonly comparison?: Named | undefined }): void => {
  const own = new Set([...aim.communityUids, ...aim.segmentUids]);
  if (
    [...(comparison?.communityUids ?? []), ...(comparison?.segmentUids ?? [])].some((uid) =>
      own.has(uid),
    )
  )
    throw new WorkstationError('invalid-input', { field: 'comparison' });
};

const freshChoice = (
  db: WriteDb,
  { from_date: start }: CampaignRecord,
  wanted: Wanted,
  { nowMs }: WriteEnv,
): Fresh => {
  const uid = wanted.segment_uid;
  const today = localDateOf(nowMs, readSettings(db).zone);
  const hasBegun = start <= today;
  const date = hasBegun ? start : today;
  if (wanted.kind === 'segment') {
    const { name } = readSegment(db, { uid });
    const members = segmentMembers(db, { uid, today: date });
    return { ...wanted, name, members: hasBegun ? members : null };
  }
  const community = sql<{ name: string }>(db, 'SELECT name FROM community WHERE uid = ?').get(uid);
  if (community === undefined) throw new WorkstationError('not-found', { what: uid });
  return { ...wanted, ...community, members: hasBegun ? membersOn(db, wanted, date) : null };
};

const addChoice = (
  db: WriteDb,
  operation: Operation,
  campaign: CampaignRecord,
  { segment_uid, kind, part, name, members }: Fresh,
  env: WriteEnv,
): void => {
  const uid = newUid('campaign_segment', env);
  const id = insertRow(db, operation, 'campaign_segment', {
    uid,
    campaign_id: campaign.id,
    segment_uid,
    kind,
    part,
    name,
  });
  if (members !== null)
    freeze(db, operation, { id, uid }, { members, date: campaign.from_date }, env);
};
