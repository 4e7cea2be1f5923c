import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { campaignCalendar, campaignContent } from './content.ts';
import { campaignCostSheet, moveCost, removeCost, saveCosts } from './costs.ts';
import { freezeStarted } from './freeze.ts';
import { campaignDetail, listCampaigns } from './read.ts';
import {
  addKpi,
  archiveCampaign,
  createCampaign,
  removeKpi,
  signCampaign,
  updateCampaign,
  updateKpi,
} from './save.ts';
import { similarOffer, useSimilar } from './similar.ts';
import { setScope } from './scope.ts';
import { campaignTrend } from './trend.ts';
import { hasDueChoices, segmentSizes } from './segments.ts';

export const campaignsReads = {
  'campaigns.list': listCampaigns,
  'campaigns.detail': campaignDetail,
  'campaigns.segmentSizes': segmentSizes,
  'campaigns.trend': campaignTrend,
  'campaigns.content': campaignContent,
  'campaigns.calendar': campaignCalendar,
  'campaigns.costs': campaignCostSheet,
  'campaigns.due': hasDueChoices,
  'campaigns.similar': similarOffer,
} satisfies ReadJobs;

export const campaignsWrites = {
  'campaigns.create': createCampaign,
  'campaigns.update': updateCampaign,
  'campaigns.archive': archiveCampaign,
  'campaigns.setScope': setScope,
  'campaigns.freezeStarted': freezeStarted,
  'campaigns.addKpi': addKpi,
  'campaigns.updateKpi': updateKpi,
  'campaigns.removeKpi': removeKpi,
  'campaigns.useSimilar': useSimilar,
  'campaigns.sign': signCampaign,
  'campaigns.saveCosts': saveCosts,
  'campaigns.moveCost': moveCost,
  'campaigns.removeCost': removeCost,
} satisfies WriteJobs;
