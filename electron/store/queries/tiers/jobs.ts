import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { applyRules } from './apply.ts';
import { explainMember } from './explain.ts';
import { flowMembers, readTierFlow } from './flow.ts';
import { countStages, listStages, saveStages, stageMembers } from './growth.ts';
import { countTiers, listTiers } from './list.ts';
import { pinMember, unpinMember } from './pins.ts';
import { checkRules, saveRules } from './rules.ts';
import { simulate, simulatedMembers } from './simulate.ts';

export const tiersReads = {
  'tiers.list': listTiers,
  'tiers.counts': countTiers,
  'tiers.check': checkRules,
  'tiers.simulate': simulate,
  'tiers.moves': simulatedMembers,
  'tiers.explain': explainMember,
  'tiers.flow': readTierFlow,
  'tiers.flowMembers': flowMembers,
  'tiers.growth': listStages,
  'tiers.growthCounts': countStages,
  'tiers.growthMembers': stageMembers,
} satisfies ReadJobs;

export const tiersWrites = {
  'tiers.save': saveRules,
  'tiers.apply': applyRules,
  'tiers.pin': pinMember,
  'tiers.unpin': unpinMember,
  'tiers.saveGrowth': saveStages,
} satisfies WriteJobs;
