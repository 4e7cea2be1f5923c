import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { listInviters } from './inviters.ts';
import { referralOverview } from './overview.ts';
import { clearReferrer, removeReferral, setReferrer } from './save.ts';
import { referralChildren, referralCuts, referralPath } from './tree.ts';

export const referralsReads = {
  'referrals.overview': referralOverview,
  'referrals.inviters': listInviters,
  'referrals.path': referralPath,
  'referrals.children': referralChildren,
  'referrals.cuts': referralCuts,
} satisfies ReadJobs;

export const referralsWrites = {
  'referrals.set': setReferrer,
  'referrals.clear': clearReferrer,
  'referrals.remove': removeReferral,
} satisfies WriteJobs;
