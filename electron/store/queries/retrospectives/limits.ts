import type { Facts } from '../../../../shared/contract/retrospectives.ts';
import { isComplete, lengthDays, type Period } from '../../../../shared/domain/periods/period.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import { localDateOf, localToUtcMs } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import type { ContractChange } from '../../../../shared/domain/metrics/contract-changes.ts';
import { changesSinceSigning } from '../campaigns/contract.ts';
import type { CampaignRecord } from '../campaigns/read.ts';
import { segmentsOf } from '../campaigns/segments.ts';
import { activitySpan, conversionOpenUntil } from '../figures/compute.ts';
import { unknownJoins } from '../figures/totals.ts';
import { belongsOn, inSegment, PERSON, type FigureScope } from '../figures/scope.ts';

const THIN_SAMPLE = 30;

interface Known {
  readonly before: Period;
  readonly during: Period;
  readonly after: Period;
  readonly events: Facts['events'];
}

/** Targets stand up when they were signed before the campaign began. */
const contractLimits = (db: ReadDb, campaign: CampaignRecord): Facts['limits'] => {
  const { n } = sql<{ n: number }>(db, 'SELECT count(*) AS n FROM kpi WHERE campaign_id = ?').get(
    campaign.id,
  )!;
  if (campaign.signed_at_ms === null)
    return n === 0 ? [] : [{ key: 'retrospectives.limit-unsigned-kpis', values: {} }];
  const on = localDateOf(campaign.signed_at_ms, readSettings(db).zone);
  return [
    ...(on < campaign.from_date ? [] : [{ key: 'retrospectives.limit-late-kpis', values: { on } }]),
    ...changesSinceSigning(db, campaign).map(changeLimit),
  ];
};

/** A thing of the contract that was moved, added or taken out after it was signed. */
const changeLimit = (change: ContractChange): Facts['limits'][number] => {
  switch (change.kind) {
    case 'period':
    case 'baseline': {
      const text = (period: Period | null): string =>
        period === null ? '—' : `${period.from} – ${period.to}`;
      return {
        key: `campaignLive.changed-${change.kind}`,
        values: { then: text(change.then), now: text(change.now) },
      };
    }
    case 'added':
    case 'gone':
      return {
        key: `campaignLive.changed-${change.scope}-${change.kind}`,
        values: { names: change.names.join('、') },
      };
    case 'kpi-removed': {
      const { metric, filter } = change;
      return {
        key: 'campaignLive.changed-kpi-removed',
        values: { metric, ...(filter === null ? {} : { filter }) },
      };
    }
  }
};

/** Whom the figures of members leave out. */
const segmentLimits = (db: ReadDb, campaign: CampaignRecord): Facts['limits'] =>
  segmentsOf(db, campaign.id).map(({ name, frozen, lost }) =>
    frozen !== null
      ? {
          key: 'retrospectives.limit-segment',
          values: { name, on: frozen.date, count: frozen.count },
        }
      : { key: `retrospectives.limit-segment-${lost ? 'lost' : 'live'}`, values: { name } },
  );

/** Where the records of interactions begin or end inside the periods that are compared. */
const activityLimits = (db: ReadDb, { before, during, after }: Known): Facts['limits'] => {
  const { first, last } = activitySpan(db);
  if (first === null || last === null)
    return [{ key: 'retrospectives.limit-no-activity', values: {} }];
  const limits: Facts['limits'] = [];
  if (first > before.to) limits.push({ key: 'retrospectives.limit-no-baseline', values: {} });
  else if (first > before.from)
    limits.push({ key: 'retrospectives.limit-activity-from', values: { from: first } });
  if (last < during.to || (last < after.to && last >= after.from))
    limits.push({ key: 'retrospectives.limit-activity-to', values: { to: last } });
  return limits;
};

/** Members of the scope who were taken for one with somebody while the periods ran. */
export const mergesSql = (scope: FigureScope, on: string): string =>
  `SELECT count(*) AS n FROM merge_link JOIN operation ON operation.id = merge_link.op
   JOIN member ON member.id = merge_link.member_id
   WHERE operation.at_ms >= ? AND operation.at_ms < ?
     AND ${belongsOn(scope, PERSON, on)}${inSegment(scope, PERSON)}`;

const mergeLimits = (db: ReadDb, scope: FigureScope, known: Known): Facts['limits'] => {
  const { zone } = readSettings(db);
  const from = localToUtcMs(known.before.from, '00:00', zone);
  const to = localToUtcMs(addDays(known.after.to, 1), '00:00', zone);
  const { n } = sql<{ n: number }>(db, mergesSql(scope, known.during.to)).get(from, to)!;
  return n === 0 ? [] : [{ key: 'retrospectives.limit-merges', values: { count: n } }];
};

/** What the reader must know before believing a number. */
export const limitsOf = (
  db: ReadDb,
  campaign: CampaignRecord,
  scope: FigureScope,
  known: Known,
): Facts['limits'] => {
  const limits: Facts['limits'] = [...contractLimits(db, campaign), ...segmentLimits(db, campaign)];
  for (const name of ['during', 'after'] as const)
    if (!isComplete(known[name], scope.today))
      limits.push({ key: `retrospectives.limit-${name}-running`, values: { to: known[name].to } });
  const unknown = unknownJoins(db, scope);
  if (unknown > 0)
    limits.push({ key: 'retrospectives.limit-unknown-joins', values: { count: unknown } });
  limits.push(...mergeLimits(db, scope, known));
  for (const event of known.events) {
    if (event.showUp.reason === 'no-checkins')
      limits.push({ key: 'retrospectives.limit-no-checkins', values: { name: event.name } });
    if (event.showUp.n > 0 && event.showUp.n < THIN_SAMPLE)
      limits.push({
        key: 'retrospectives.limit-thin',
        values: { name: event.name, n: event.showUp.n },
      });
  }
  if (known.events.length === 0) limits.push({ key: 'retrospectives.limit-no-events', values: {} });
  limits.push(...activityLimits(db, known));
  const days = { before: lengthDays(known.before), during: lengthDays(known.during) };
  if (days.before !== days.during)
    limits.push({ key: 'retrospectives.limit-lengths', values: days });
  const until = conversionOpenUntil(db, scope);
  if (until !== null && known.events.length > 0)
    limits.push({
      key: 'retrospectives.limit-conversion-open',
      values: { to: localDateOf(until, readSettings(db).zone) },
    });
  for (const other of sql<{ name: string }>(
    db,
    `SELECT name FROM campaign WHERE uid <> ? AND archived = 0 AND from_date <= ? AND to_date >= ? ORDER BY name LIMIT 5`,
  ).all(campaign.uid, campaign.to_date, campaign.from_date))
    limits.push({ key: 'retrospectives.limit-concurrent', values: { name: other.name } });
  limits.push({ key: 'retrospectives.limit-not-cause', values: {} });
  return limits;
};
