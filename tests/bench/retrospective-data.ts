import type { WriteDb } from '../../electron/store/db.ts';
import { operate, type Operation } from '../../electron/store/log/operate.ts';
import { insertRow } from '../../electron/store/log/rows.ts';
import { openWriter } from '../../electron/store/open-writer.ts';
import { sql } from '../../electron/store/statements.ts';
import { numbers } from './activity-data.ts';

export const CAMPAIGN = 'cp_bench';
/** Three months, with as long before them, and what followed, within the year of the acts. */
export const campaignDates = { from: '2026-08-01', to: '2026-10-31' } as const;

export interface CampaignSizes {
  /** Members of the workspace, with the ids 1 to this. */
  readonly members: number;
  readonly events: number;
  readonly signupsEach: number;
  readonly referrals: number;
  readonly contents: number;
}

const channels = ['公众号', '朋友圈', '社群', '海报', '抖音', '线下'];
const kpis = [
  ['active.members', 500_000],
  ['orders.net', 5_000_000],
  ['signups.total', 20_000],
  ['referral.new', 10_000],
] as const;

/**
 * Adds to a workspace of generated members events over its year, with sign-ups and scans, referrals,
 * contents with results, costs, and one campaign over all communities and the events of its months.
 */
export const writeCampaign = (path: string, sizes: CampaignSizes, nowMs: number): void => {
  const { db, close } = openWriter(path);
  operate(
    db,
    { nowMs, actor: 'bench' },
    { kind: 'import', label: { key: 'bench' } },
    (operation) => {
      const campaign = insertRow(db, operation, 'campaign', {
        uid: CAMPAIGN,
        name: '秋季品茶季',
        goal: 'growth',
        from_date: campaignDates.from,
        to_date: campaignDates.to,
        budget_minor: 20_000_000,
        currency: 'CNY',
      });
      for (const [position, [metric, target]] of kpis.entries())
        insertRow(db, operation, 'kpi', {
          uid: `kp_${position}`,
          campaign_id: campaign,
          metric,
          target,
          direction: 'up',
          position: `a${position}`,
        });
      writeEvents(db, operation, campaign, sizes);
      writeSignups(db, operation, sizes);
      writeReferrals(db, operation, sizes);
      writeContents(db, operation, campaign, sizes);
      db.exec('INSERT OR IGNORE INTO temp.dirty_member (id) SELECT member_id FROM signup');
    },
  );
  close();
};

/** An event every so many days of the year to the campaign's end and beyond, each with its costs. */
const writeEvents = (
  db: WriteDb,
  operation: Operation,
  campaign: number,
  { events }: CampaignSizes,
): void => {
  const { from, to } = campaignDates;
  const scope = (values: Readonly<Record<string, number>>, uid: string): unknown =>
    insertRow(db, operation, 'campaign_scope', { uid, campaign_id: campaign, ...values });
  for (const { id } of sql<{ id: number }>(db, 'SELECT id FROM community ORDER BY id').all())
    scope({ community_id: id }, `sc_${id}`);
  const last = Date.parse('2026-11-20T11:00:00Z');
  for (let nth = 0; nth < events; nth += 1) {
    const startMs = last - Math.floor((nth * 360) / events) * 86_400_000;
    const day = new Date(startMs).toISOString().slice(0, 10);
    const event = insertRow(db, operation, 'event', {
      uid: `ev_${nth}`,
      name: `茶会 ${nth}`,
      mode: 'offline',
      kind: 'sharing',
      start_at_ms: startMs,
      end_at_ms: startMs + 7_200_000,
      state: 'closed',
    });
    const inside = day >= from && day <= to;
    if (inside) scope({ event_id: event }, `se_${nth}`);
    for (const [place, channel] of channels.entries())
      insertRow(db, operation, 'cost_entry', {
        uid: `ce_${nth}_${place}`,
        local_date: day,
        category: '推广',
        channel,
        currency: 'CNY',
        planned_minor: 10_000,
        actual_minor: 9000 + 100 * place,
        event_id: event,
        ...(inside ? { campaign_id: campaign } : {}),
        reach: 5000,
        clicks: 300 + place,
        signups: 40,
      });
  }
};

const quoted = channels.map((name) => `'${name}'`).join(', ');
const channelAt = (place: string): string =>
  `(SELECT value FROM json_each(json_array(${quoted})) WHERE key = ${place} % ${channels.length})`;

/** Every member signs up by chance, three of five are checked in. */
const writeSignups = (
  db: WriteDb,
  { id: op }: Operation,
  { members, events, signupsEach }: CampaignSizes,
): void =>
  void db.exec(`
INSERT INTO signup (uid, op, event_id, member_id, number, status, at_ms, channel)
  ${numbers(events * signupsEach)}
  SELECT 'su_' || n, ${op}, event.id, 1 + CAST(${members} * u AS INTEGER), 'N' || n,
    CASE n % 10 WHEN 0 THEN 'cancelled' WHEN 1 THEN 'waiting' ELSE 'confirmed' END,
    event.start_at_ms - CAST(v * 1000000000 AS INTEGER), ${channelAt('n')}
  FROM n JOIN event ON event.uid = 'ev_' || (n % ${events});
INSERT INTO checkin (uid, op, event_id, member_id, signup_id, kind, at_ms)
  SELECT 'ci_' || signup.id, ${op}, signup.event_id, signup.member_id, signup.id, 'in', event.start_at_ms
  FROM signup JOIN event ON event.id = signup.event_id WHERE signup.id % 5 < 3;`);

const writeReferrals = (
  db: WriteDb,
  { id: op }: Operation,
  { members, referrals }: CampaignSizes,
): void =>
  void db.exec(`
INSERT INTO referral (uid, op, referrer_member_id, referee_member_id, at_ms, local_date, channel)
  ${numbers(referrals)}
  SELECT 'rf_' || n, ${op}, 1 + CAST(${members / 10} * u * u AS INTEGER), ${Math.ceil(members / 2)} + n,
    unixepoch(d) * 1000, d, ${channelAt('n')}
  FROM (SELECT n, u, date('2026-11-24', '-' || CAST(365 * v AS INTEGER) || ' days') AS d FROM n);`);

const writeContents = (
  db: WriteDb,
  { id: op }: Operation,
  campaign: number,
  { contents }: CampaignSizes,
): void =>
  void db.exec(`
INSERT INTO content_item (uid, op, platform, title, type, published_at_ms, published_date, campaign_id)
  ${numbers(contents)}
  SELECT 'ct_' || n, ${op}, ${channelAt('n')}, '第 ' || n || ' 篇', 'article', unixepoch(d) * 1000, d,
    CASE WHEN d BETWEEN '${campaignDates.from}' AND '${campaignDates.to}' THEN ${campaign} END
  FROM (SELECT n, date('2026-11-24', '-' || CAST(365 * v AS INTEGER) || ' days') AS d FROM n);
INSERT INTO content_result (uid, op, content_id, as_of_date, reads, likes, comments, shares)
  SELECT 'cr_' || id, ${op}, id, '2026-11-24', 100 + id % 5000, id % 90, id % 20, id % 30 FROM content_item;`);
