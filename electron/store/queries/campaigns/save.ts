import { generateKeyBetween } from 'fractional-indexing';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { CampaignFields, KpiFields } from '../../../../shared/contract/campaigns.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow, type Value } from '../../log/rows.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { label, type Changed } from '../events/save.ts';
import { contractOf } from './contract.ts';
import { freeze, listsOn, thaw } from './freeze.ts';
import { requireFilter } from './kpi-filter.ts';
import { requireCampaign, type CampaignRecord } from './read.ts';
import { choicesOf, isAskable } from './segments.ts';

type NewCampaign = Partial<CampaignFields> & Pick<CampaignFields, 'name' | 'from' | 'to'>;

const columnOf = {
  name: 'name',
  goal: 'goal',
  purpose: 'purpose',
  from: 'from_date',
  to: 'to_date',
  baselineFrom: 'baseline_from_date',
  baselineTo: 'baseline_to_date',
  owner: 'owner',
  budgetMinor: 'budget_minor',
  costMinor: 'cost_minor',
} as const;

const columns = (fields: Partial<CampaignFields>): Record<string, Value> => {
  const values: Record<string, Value> = {};
  for (const [field, column] of Object.entries(columnOf)) {
    const value = fields[field as keyof typeof columnOf];
    if (value !== undefined) values[column] = value;
  }
  return values;
};

const checkDates = (
  from: string,
  to: string,
  baselineFrom: string | null,
  baselineTo: string | null,
): void => {
  if (to < from) throw new WorkstationError('end-before-start');
  if (baselineFrom !== null && baselineTo !== null && baselineTo < baselineFrom)
    throw new WorkstationError('end-before-start');
  // Half a baseline is none: the other half would be a guess.
  if ((baselineFrom === null) !== (baselineTo === null))
    throw new WorkstationError('invalid-input', {
      field: baselineFrom === null ? 'baselineFrom' : 'baselineTo',
    });
};

/** Throws `end-before-start` and `invalid-input` for half a baseline. */
export const createCampaign = (db: WriteDb, fields: NewCampaign, env: WriteEnv): Changed => {
  checkDates(fields.from, fields.to, fields.baselineFrom ?? null, fields.baselineTo ?? null);
  const uid = newUid('campaign', env);
  return operate(db, env, label('history.campaign-created', fields.name), (operation) => {
    insertRow(db, operation, 'campaign', {
      uid,
      currency: readSettings(db).currency,
      ...columns(fields),
    });
    return { uid, operationUid: operation.uid };
  });
};

export const updateCampaign = (
  db: WriteDb,
  args: { readonly uid: string; readonly fields: Partial<CampaignFields> },
  env: WriteEnv,
): Changed => {
  const campaign = requireCampaign(db, args.uid);
  const { fields } = args;
  const after = <T>(given: T | undefined, before: T): T => (given === undefined ? before : given);
  checkDates(
    after(fields.from, campaign.from_date),
    after(fields.to, campaign.to_date),
    after(fields.baselineFrom, campaign.baseline_from_date),
    after(fields.baselineTo, campaign.baseline_to_date),
  );
  const values = columns(fields);
  const { from_date: start } = { ...campaign, ...values } as { from_date: string };
  const moved = start === campaign.from_date ? null : movedStart(db, campaign, start, env);
  if (!differs(db, 'campaign', args.uid, values)) return { uid: args.uid, operationUid: null };
  return operate(
    db,
    env,
    label('history.campaign-updated', fields.name ?? campaign.name),
    (operation) => {
      updateRow(db, operation, 'campaign', args.uid, values);
      moved?.(operation);
      return { uid: args.uid, operationUid: operation.uid };
    },
  );
};

/** The lists of who was in its segments follow a campaign's start; of a lost segment it stays. */
const movedStart = (
  db: WriteDb,
  campaign: CampaignRecord,
  start: string,
  env: WriteEnv,
): ((operation: Operation) => void) => {
  const choices = [...choicesOf(db, campaign.id), ...choicesOf(db, campaign.id, 'comparison')];
  const lists = hasBegun(db, start, env) ? listsOn(db, choices, start) : null;
  return (operation) => {
    for (const choice of choices) {
      const members = lists?.get(choice.segment_uid);
      if (members !== undefined) freeze(db, operation, choice, { members, date: start }, env);
      else if (lists === null && choice.frozen_date !== null && isAskable(db, choice))
        thaw(db, operation, choice);
    }
  };
};

const hasBegun = (db: WriteDb, start: string, { nowMs }: WriteEnv): boolean =>
  start <= localDateOf(nowMs, readSettings(db).zone);

export const archiveCampaign = (
  db: WriteDb,
  args: { readonly uid: string; readonly archived: boolean },
  env: WriteEnv,
): Changed => {
  const campaign = requireCampaign(db, args.uid);
  const key = args.archived ? 'history.campaign-archived' : 'history.campaign-restored';
  return operate(db, env, label(key, campaign.name), (operation) => {
    updateRow(db, operation, 'campaign', args.uid, { archived: args.archived ? 1 : 0 });
    return { uid: args.uid, operationUid: operation.uid };
  });
};

const kpiColumnOf = {
  metric: 'metric',
  filter: 'filter',
  target: 'target',
  targetHigh: 'target_high',
  baseline: 'baseline',
  direction: 'direction',
  weight: 'weight',
  owner: 'owner',
} as const;

const kpiColumns = (fields: Partial<KpiFields>): Record<string, Value> => {
  const values: Record<string, Value> = {};
  for (const [field, column] of Object.entries(kpiColumnOf)) {
    const value = fields[field as keyof typeof kpiColumnOf];
    if (value !== undefined) values[column] = value;
  }
  return values;
};

const checkRange = (direction: string, low: number | null, high: number | null): void => {
  if (direction === 'range' && (low === null || high === null || high < low))
    throw new WorkstationError('invalid-input', { field: 'targetHigh' });
};

export const addKpi = (
  db: WriteDb,
  args: { readonly campaignUid: string; readonly kpi: KpiFields },
  env: WriteEnv,
): Changed => {
  const campaign = requireCampaign(db, args.campaignUid);
  checkRange(args.kpi.direction, args.kpi.target, args.kpi.targetHigh);
  if (args.kpi.filter !== null) requireFilter(db, args.kpi.filter);
  const last = sql<{ position: string | null }>(
    db,
    'SELECT max(position) AS position FROM kpi WHERE campaign_id = ?',
  ).get(campaign.id);
  const uid = newUid('kpi', env);
  return operate(db, env, label('history.kpi-added', campaign.name), (operation) => {
    insertRow(db, operation, 'kpi', {
      uid,
      campaign_id: campaign.id,
      position: generateKeyBetween(last?.position ?? null, null),
      ...kpiColumns(args.kpi),
    });
    return { uid, operationUid: operation.uid };
  });
};

interface KpiRecord {
  readonly name: string;
  readonly direction: string;
  readonly target: number | null;
  readonly target_high: number | null;
}

const requireKpi = (db: WriteDb, uid: string): KpiRecord => {
  const row = sql<KpiRecord>(
    db,
    `SELECT campaign.name, kpi.direction, kpi.target, kpi.target_high FROM kpi
     JOIN campaign ON campaign.id = kpi.campaign_id WHERE kpi.uid = ?`,
  ).get(uid);
  if (row === undefined) throw new WorkstationError('not-found', { what: uid });
  return row;
};

export const updateKpi = (
  db: WriteDb,
  args: { readonly uid: string; readonly fields: Partial<KpiFields> },
  env: WriteEnv,
): Changed => {
  const kpi = requireKpi(db, args.uid);
  const { fields } = args;
  checkRange(
    fields.direction ?? kpi.direction,
    fields.target === undefined ? kpi.target : fields.target,
    fields.targetHigh === undefined ? kpi.target_high : fields.targetHigh,
  );
  const values = {
    ...kpiColumns(fields),
    // What is typed is no median of events any more.
    ...(fields.baseline === undefined ? {} : { baseline_of: null }),
  };
  if (!differs(db, 'kpi', args.uid, values)) return { uid: args.uid, operationUid: null };
  return operate(db, env, label('history.kpi-updated', kpi.name), (operation) => {
    updateRow(db, operation, 'kpi', args.uid, values);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

export const removeKpi = (db: WriteDb, args: { readonly uid: string }, env: WriteEnv): Changed => {
  const kpi = requireKpi(db, args.uid);
  return operate(db, env, label('history.kpi-removed', kpi.name), (operation) => {
    deleteRow(db, operation, 'kpi', args.uid);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

/** Fixes the KPI contract, which no undo takes back; signing again is refused as `conflict`. */
export const signCampaign = (
  db: WriteDb,
  args: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const campaign = requireCampaign(db, args.uid);
  if (campaign.signed_at_ms !== null)
    throw new WorkstationError('conflict', { what: campaign.name });
  const spec = { ...label('history.campaign-signed', campaign.name), kind: 'sign' } as const;
  return operate(db, env, spec, (operation) => {
    updateRow(db, operation, 'campaign', args.uid, {
      signed_at_ms: env.nowMs,
      kpi_signed: JSON.stringify(contractOf(db, campaign)),
    });
    return { uid: args.uid, operationUid: operation.uid };
  });
};
