/** Closed lists of a community's record. */
export const communityTypes = [
  'product',
  'brand',
  'interest',
  'region',
  'industry',
  'learning',
  'self-media',
  'women',
  'other',
] as const;
export const communityModes = ['online', 'offline', 'mixed'] as const;
export const communityStages = ['launch', 'growth', 'mature'] as const;
export type CommunityStage = (typeof communityStages)[number];
export const groupKinds = ['managers', 'core', 'ordinary'] as const;
export type GroupKind = (typeof groupKinds)[number];
