import { z } from 'zod';
import { loyaltyTraits } from '../domain/metrics/loyalty.ts';
import { page, procedure, uid } from './base.ts';

const count = z.number().int().min(0);
const text = z.string().nullable();
const amount = z.number().nullable();

/** Whether each trait of loyalty holds; null = unknown. */
export const traitsKnown = z.object(
  Object.fromEntries(loyaltyTraits.map((trait) => [trait, z.boolean().nullable()])) as Record<
    (typeof loyaltyTraits)[number],
    z.ZodNullable<z.ZodBoolean>
  >,
);
const levels = z.object({ 1: count, 2: count, 3: count, 4: count });

export const orbitOverview = z.object({
  today: z.string(),
  /** Members who belong today, staff left out. */
  members: count,
  /** False where the workspace knows no interaction: there are no levels then. */
  hasActivity: z.boolean(),
  /** Σ love × reach over the members whose reach is known. */
  gravityV1: z.number(),
  /** The twelve months up to this one, which is still going on; earliest first. */
  months: z.array(
    z.object({
      month: z.string(),
      levels,
      gravity: z.number(),
      /** Since the month before, and that per member; null where there is nobody. */
      gain: z.number(),
      perMember: amount,
    }),
  ),
});
export type OrbitOverview = z.infer<typeof orbitOverview>;

export const kolSorts = ['gravity', 'love', 'reach', 'loyalty'] as const;
export const kolRow = z.object({
  uid,
  name: text,
  phone: text,
  love: z.number(),
  level: z.literal([1, 2, 3, 4]),
  /** null = nobody knows how idle the member is. */
  reach: amount,
  /** Love × reach. */
  gravity: amount,
  /** Traits that hold, of those known. */
  loyalty: count.nullable(),
  known: count,
  traits: traitsKnown,
  lastActiveDate: text,
  direct: count,
  /** Everybody below in the tree of referrals. */
  brought: count,
  events: count,
  orders: count,
});
export type KolRow = z.infer<typeof kolRow>;

export const kolQuestion = z.object({
  communityUid: uid.nullable().default(null),
  sort: z.enum(kolSorts).default('gravity'),
});

export const kolContract = {
  /** Orbit levels and gravity of all members, month by month. */
  overview: procedure.output(orbitOverview),
  /** Members with love, those with the most of what is asked for first. */
  list: procedure
    .input(kolQuestion.extend(page.shape))
    .output(z.object({ total: count, rows: z.array(kolRow) })),
  /** The same as XLSX, contacts masked. */
  exportList: procedure.input(kolQuestion).output(z.object({ handle: z.string() })),
};
