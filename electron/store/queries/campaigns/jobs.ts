import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { campaignDetail, listCampaigns } from './read.ts';
import {
  addKpi,
  archiveCampaign,
  createCampaign,
  removeKpi,
  setScope,
  signCampaign,
  updateCampaign,
  updateKpi,
} from './save.ts';

export const campaignsReads = {
  'campaigns.list': listCampaigns,
  'campaigns.detail': campaignDetail,
} satisfies ReadJobs;

export const campaignsWrites = {
  'campaigns.create': createCampaign,
  'campaigns.update': updateCampaign,
  'campaigns.archive': archiveCampaign,
  'campaigns.setScope': setScope,
  'campaigns.addKpi': addKpi,
  'campaigns.updateKpi': updateKpi,
  'campaigns.removeKpi': removeKpi,
  'campaigns.sign': signCampaign,
} satisfies WriteJobs;
