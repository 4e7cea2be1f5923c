import type {
  CampaignSegment,
  CampaignSegmentSize,
} from '../../../../shared/contract/campaigns.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { personsOn, type FigureScope } from '../figures/scope.ts';
import { generationOf } from '../generation.ts';
import { segmentMembers } from '../segments/members.ts';
import { readSegment } from '../segments/read.ts';
import { requireCampaign } from './read.ts';

/** What a campaign is aimed at, and what it is compared with. */
export type ChoicePart = 'aim' | 'comparison';

/** What can be asked who is in it: a segment, or a community. */
export interface Group {
  readonly segment_uid: string;
  readonly kind: 'segment' | 'community';
}

/** A segment that was chosen for a campaign, or a community that it is compared with. */
export interface Choice extends Group {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly frozen_date: string | null;
  readonly frozen_at_ms: number | null;
}

/** Of one chosen twice (taken out, put back, and the first undone) the frozen one counts. */
export const choicesOf = (db: ReadDb, campaignId: number, part: ChoicePart = 'aim'): Choice[] => {
  const choices = sql<Choice>(
    db,
    `SELECT chosen.id, chosen.uid, segment_uid, kind, coalesce(community.name, chosen.name) AS name,
       frozen_date, frozen_at_ms
     FROM campaign_segment AS chosen
     LEFT JOIN community ON chosen.kind = 'community' AND community.uid = chosen.segment_uid
     WHERE campaign_id = ? AND part = ? ORDER BY 5 COLLATE NOCASE, frozen_date IS NULL, chosen.uid`,
  ).all(campaignId, part);
  const seen = new Set<string>();
  return choices.filter(({ segment_uid: one }) => !seen.has(one) && seen.add(one));
};

/** Null when nobody can say: the segment is deleted, or something it asks about is. */
const orLost = <Answer>(ask: () => Answer): Answer | null => {
  try {
    return ask();
  } catch (error) {
    const code = error instanceof WorkstationError ? error.code : null;
    if (code === 'not-found' || code === 'conditions-lost') return null;
    throw error;
  }
};

const communityId = (db: ReadDb, uid: string): number | null =>
  sql<{ id: number }>(db, 'SELECT id FROM community WHERE uid = ?').get(uid)?.id ?? null;

export const isAskable = (db: ReadDb, { kind, segment_uid: uid }: Group): boolean =>
  kind === 'community'
    ? communityId(db, uid) !== null
    : orLost(() => readSegment(db, { uid }))?.lost.length === 0;

/** Local ids of who is in a segment or a community on a local date; null when nobody can say. */
export const membersOn = (
  db: ReadDb,
  { kind, segment_uid: uid }: Group,
  today: string,
): Int32Array | null => {
  if (kind === 'segment') return orLost(() => segmentMembers(db, { uid, today }));
  const id = communityId(db, uid);
  if (id === null) return null;
  const rows = sql<{ id: number }>(
    db,
    `SELECT id FROM (${personsOn({ communityIds: [id], segment: null }, today)}) ORDER BY id`,
  ).all();
  return Int32Array.from(rows, (row) => row.id);
};

/** Persons of frozen lists, whoever they were merged into since. */
const frozenMembers = (choices: readonly number[]): string =>
  `SELECT coalesce(member.effective_member_id, member.id) AS id FROM campaign_segment_member
   JOIN member ON member.id = campaign_segment_member.member_id
   WHERE campaign_segment_member.campaign_segment_id IN (${choices.join(', ') || 'NULL'})`;

/**
 * Whose doings count in the figures of a campaign: who was in any of its segments on its start.
 * Before the start, and until the list is stored, they are asked of the segment itself.
 */
export const segmentScope = (
  db: ReadDb,
  campaign: { readonly id: number; readonly from_date: string },
  nowMs: number,
  part: ChoicePart = 'aim',
): FigureScope['segment'] => {
  const choices = choicesOf(db, campaign.id, part);
  if (choices.length === 0) return null;
  const today = localDateOf(nowMs, readSettings(db).zone);
  const on = today < campaign.from_date ? today : campaign.from_date;
  const live = choices.filter((choice) => choice.frozen_date === null);
  for (const choice of live) if (!fillLive(db, choice, on)) return 'lost';
  const frozen = choices.filter((choice) => choice.frozen_date !== null);
  const parts = [
    ...(frozen.length === 0 ? [] : [frozenMembers(frozen.map(({ id }) => id))]),
    ...(live.length === 0
      ? []
      : [
          `SELECT id FROM temp.campaign_live WHERE choice IN (${live.map(({ id }) => id).join(', ')})`,
        ]),
  ];
  return { members: parts.join(' UNION ') };
};

/**
 * Puts who is in a segment where the queries of figures find them, unless they are there. What is
 * there is noted beside it, so that a transaction that fails takes both back.
 */
const fillLive = (db: ReadDb, choice: Choice, on: string): boolean => {
  const { id, segment_uid: uid } = choice;
  for (const table of [
    'campaign_live (choice INTEGER, id INTEGER, PRIMARY KEY (choice, id)) WITHOUT ROWID',
    'campaign_live_of (choice INTEGER PRIMARY KEY, state TEXT)',
  ])
    sql(db, `CREATE TEMP TABLE IF NOT EXISTS ${table}`).run();
  const state = `${generationOf(db)} ${on} ${uid}`;
  const before = sql<{ state: string }>(
    db,
    'SELECT state FROM temp.campaign_live_of WHERE choice = ?',
  ).get(id);
  if (before?.state === state) return true;
  const members = membersOn(db, choice, on);
  if (members === null) return false;
  sql(db, 'DELETE FROM temp.campaign_live WHERE choice = ?').run(id);
  sql(db, 'INSERT INTO temp.campaign_live (choice, id) SELECT ?, value FROM json_each(?)').run(
    id,
    JSON.stringify([...members]),
  );
  sql(db, 'INSERT OR REPLACE INTO temp.campaign_live_of (choice, state) VALUES (?, ?)').run(
    id,
    state,
  );
  return true;
};

const frozenCount = (db: ReadDb, choice: number): number =>
  sql<{ n: number }>(db, `SELECT count(DISTINCT id) AS n FROM (${frozenMembers([choice])})`).get()!
    .n;

/** The segments of a campaign, or what it is compared with, and what is kept of each. */
export const segmentsOf = (
  db: ReadDb,
  campaignId: number,
  part: ChoicePart = 'aim',
): CampaignSegment[] =>
  choicesOf(db, campaignId, part).map((choice) => ({
    uid: choice.segment_uid,
    kind: choice.kind,
    name: choice.name,
    lost: !isAskable(db, choice),
    frozen:
      choice.frozen_date === null
        ? null
        : {
            date: choice.frozen_date,
            atMs: choice.frozen_at_ms!,
            count: frozenCount(db, choice.id),
          },
  }));

/** Who is in the segments of a campaign and its comparison group now, and how many of them were at its start. */
export const segmentSizes = (
  db: ReadDb,
  { uid, nowMs }: { readonly uid: string; readonly nowMs: number },
): CampaignSegmentSize[] => {
  const today = localDateOf(nowMs, readSettings(db).zone);
  const { id } = requireCampaign(db, uid);
  return [...choicesOf(db, id), ...choicesOf(db, id, 'comparison')].map((choice) => {
    const now = membersOn(db, choice, today);
    return {
      uid: choice.segment_uid,
      now: now === null ? null : now.length,
      stayed: now === null || choice.frozen_date === null ? null : stayedOf(db, choice.id, now),
    };
  });
};

const stayedOf = (db: ReadDb, choice: number, now: Int32Array): number => {
  const present = new Set(now);
  const ids = db
    .prepare(`SELECT DISTINCT id FROM (${frozenMembers([choice])})`)
    .pluck()
    .all() as number[];
  return ids.reduce((sum, id) => sum + (present.has(id) ? 1 : 0), 0);
};

interface Due extends Choice {
  readonly campaign_uid: string;
  readonly campaign_name: string;
  readonly campaign_id: number;
  readonly from_date: string;
}

/** Chosen segments of campaigns that have begun of which no list is stored, and that can be asked. */
export const dueChoices = (db: ReadDb, { nowMs }: { readonly nowMs: number }): Due[] =>
  sql<Due>(
    db,
    `SELECT campaign_segment.*, campaign.uid AS campaign_uid, campaign.name AS campaign_name,
       campaign.from_date FROM campaign_segment
     JOIN campaign ON campaign.id = campaign_segment.campaign_id
     WHERE campaign_segment.frozen_date IS NULL AND campaign.from_date <= ?
     ORDER BY campaign.id, campaign_segment.id`,
  )
    .all(localDateOf(nowMs, readSettings(db).zone))
    .filter((choice) => isAskable(db, choice));

export const hasDueChoices = (db: ReadDb, args: { readonly nowMs: number }): boolean =>
  dueChoices(db, args).length > 0;
