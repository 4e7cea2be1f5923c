import type { RepeatableField } from './fields.ts';

/** What one sheet is about; decides its primary entity (the one whose rows are counted). */
export const importKinds = [
  'members',
  'group-members',
  'communities',
  'events',
  'signups',
  'orders',
  'interactions',
  'campaigns',
  'content',
  'surveys',
  'costs',
  'points',
  'referrals',
  'group-days',
] as const;

export type ImportKind = (typeof importKinds)[number];

/** Batches are committed in this order: what later kinds refer to comes first. */
export const kindOrder: Readonly<Record<ImportKind, number>> = {
  communities: 0,
  events: 1,
  members: 2,
  'group-members': 3,
  signups: 4,
  orders: 5,
  interactions: 6,
  campaigns: 7,
  content: 8,
  surveys: 9,
  costs: 10,
  points: 11,
  referrals: 12,
  'group-days': 13,
};

/** Entities that an import can create or update, with the plural that counts and JSON use. */
export const entityNames = [
  'members',
  'identities',
  'tags',
  'communities',
  'groups',
  'memberships',
  'events',
  'signups',
  'checkins',
  'orders',
  'order_lines',
  'interactions',
  'points',
  'campaigns',
  'kpis',
  'contents',
  'content_results',
  'surveys',
  'questions',
  'survey_responses',
  'answers',
  'costs',
  'referrals',
  'group_days',
  'custom_fields',
  'custom_values',
] as const;
export type EntityName = (typeof entityNames)[number];

export const primaryEntity: Readonly<Record<ImportKind, EntityName>> = {
  members: 'members',
  'group-members': 'memberships',
  communities: 'communities',
  events: 'events',
  signups: 'signups',
  orders: 'orders',
  interactions: 'interactions',
  campaigns: 'campaigns',
  content: 'contents',
  surveys: 'survey_responses',
  costs: 'costs',
  points: 'points',
  referrals: 'referrals',
  'group-days': 'group_days',
};

/** Kinds whose rows can keep columns that have no field of their own, under the columns' headers. */
const customKinds: ReadonlySet<ImportKind> = new Set([
  'members',
  'group-members',
  'signups',
  'orders',
]);

/** Whether a sheet of a kind does anything with a field that many columns may have. */
export const keepsColumns = (kind: ImportKind, field: RepeatableField): boolean =>
  field === 'survey.answer' ? kind === 'surveys' : customKinds.has(kind);
