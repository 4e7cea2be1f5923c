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
};
