import { z } from 'zod';
import { figure } from '../figures.ts';

const count = z.number().int();

/** What the campaign was to cost, what it cost, and what came of it. Sums are in its currency. */
export const roiBlock = z.object({
  /** As it was set on the campaign. */
  budgetMinor: count.nullable(),
  /** Of the lines of its costs; null = none is planned. */
  plannedMinor: count.nullable(),
  /** What was really spent; null = nothing was recorded. */
  costMinor: count.nullable(),
  /** Whether `costMinor` is the sum of lines, or was typed on the campaign. */
  from: z.enum(['lines', 'campaign']).nullable(),
  /** Lines left out because of their currency, and planned ones of which nobody wrote what they cost. */
  otherCurrency: count,
  open: count,
  categories: z.array(
    z.object({ name: z.string().nullable(), plannedMinor: count, costMinor: count }),
  ),
  netMinor: count,
  newMembers: count,
  /** Of the catalogue; what was signed before they were in it has none. */
  figures: z.object({ roi: figure, cac: figure }).optional(),
});
export type RoiBlock = z.infer<typeof roiBlock>;
