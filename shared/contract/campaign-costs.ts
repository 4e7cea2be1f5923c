import { z } from 'zod';
import { changed, procedure, uid } from './base.ts';
import { budgetFields } from './budget.ts';

const count = z.number().int();
const money = count.nullable();

/** What a campaign cost against its budget, in its currency. */
export const campaignSpend = z.object({
  budgetMinor: money,
  plannedMinor: money,
  costMinor: money,
  /** Where the cost is from: lines, else what was typed as the campaign's cost. */
  from: z.enum(['lines', 'campaign']).nullable(),
  /** Lines of other currencies, which are in no sum. */
  otherCurrency: count,
  /** Lines that are planned and of which nobody wrote what they cost. */
  open: count,
});
export type CampaignSpend = z.infer<typeof campaignSpend>;

/** A line of a campaign's cost: a channel, what was paid for it and what it brought. */
export const costFields = budgetFields.line.pick({
  channel: true,
  category: true,
  item: true,
  currency: true,
  plannedMinor: true,
  actualMinor: true,
  date: true,
  reach: true,
  clicks: true,
  signups: true,
});
export type CostFields = z.infer<typeof costFields>;

export const campaignCosts = z.object({
  currency: z.string(),
  spend: campaignSpend,
  lines: z.array(costFields.extend({ uid, eventName: z.string().nullable() })),
  /** Costs that stand in the budgets of its events. */
  events: z.array(
    z.object({ uid, name: z.string(), lines: count, plannedMinor: money, costMinor: money }),
  ),
  /** Names of channels in its costs and in the sign-ups of its events. */
  channels: z.array(z.string()),
});
export type CampaignCosts = z.infer<typeof campaignCosts>;
export type CampaignCostLine = CampaignCosts['lines'][number];

export const campaignCostsContract = {
  costs: procedure.input(z.object({ uid })).output(campaignCosts),
  /** Adds and changes lines in one operation. */
  saveCosts: procedure
    .input(
      z.object({
        uid,
        rows: z
          .array(z.object({ uid: uid.nullable(), fields: costFields.partial() }))
          .min(1)
          .max(500),
      }),
    )
    .output(changed),
  moveCost: procedure
    .input(z.object({ uid, lineUid: uid, afterUid: uid.nullable() }))
    .output(changed),
  removeCost: procedure.input(z.object({ uid, lineUid: uid })).output(changed),
};
