import type { ImportKind } from '../../../shared/domain/imports/kinds.ts';
import { stageCampaigns } from './kinds/campaigns.ts';
import { stageCommunities } from './kinds/communities.ts';
import { stageContent } from './kinds/content.ts';
import { stageCosts } from './kinds/costs.ts';
import { stageEvents } from './kinds/events.ts';
import { stageGroupDays } from './kinds/group-days.ts';
import { stageGroupMembers } from './kinds/group-members.ts';
import { stageInteractions } from './kinds/interactions.ts';
import { stageMembers } from './kinds/members.ts';
import { stageOrders } from './kinds/orders.ts';
import { stagePoints } from './kinds/points.ts';
import { stageReferrals } from './kinds/referrals.ts';
import { stageSignups } from './kinds/signups.ts';
import { stageSurveys } from './kinds/surveys.ts';
import { createMembers } from './members.ts';
import type { KindStager, StageSession } from './session.ts';
import { createThings } from './things.ts';

/** What stages the rows of a sheet of some kind. */
export const stagerFor = (kind: ImportKind, session: StageSession): KindStager => {
  const things = createThings(session);
  switch (kind) {
    case 'members':
      return stageMembers(session, createMembers(session, things));
    case 'group-members':
      return stageGroupMembers(session, createMembers(session, things), things);
    case 'communities':
      return stageCommunities(session);
    case 'events':
      return stageEvents(session, things);
    case 'signups':
      return stageSignups(session, createMembers(session, things), things);
    case 'orders':
      return stageOrders(session, createMembers(session, things));
    case 'interactions':
      return stageInteractions(session, createMembers(session, things), things);
    case 'campaigns':
      return stageCampaigns(session, things, new Set());
    case 'content':
      return stageContent(session, things);
    case 'surveys':
      return stageSurveys(session, createMembers(session, things), things);
    case 'costs':
      return stageCosts(session, things);
    case 'points':
      return stagePoints(session, createMembers(session, things), things);
    case 'referrals':
      return stageReferrals(session, createMembers(session, things), things);
    case 'group-days':
      return stageGroupDays(session, things);
    default: {
      const never: never = kind;
      return never;
    }
  }
};
