import { z } from 'zod';
import { localDate, procedure, uid } from './base.ts';
import { contentItem } from './content.ts';
import { period } from './figures.ts';

/** Campaigns of some days with their events and content. */
export const campaignCalendar = z.object({
  campaigns: z.array(z.object({ uid, name: z.string(), from: localDate, to: localDate })),
  events: z.array(
    z.object({
      uid,
      name: z.string(),
      campaignName: z.string(),
      date: localDate,
      time: z.string(),
    }),
  ),
  content: z.array(contentItem),
});
export type CampaignCalendar = z.infer<typeof campaignCalendar>;

export const campaignCalendarContract = {
  /** What is planned and published for a campaign. */
  content: procedure.input(z.object({ uid })).output(z.array(contentItem)),
  calendar: procedure.input(period).output(campaignCalendar),
};
