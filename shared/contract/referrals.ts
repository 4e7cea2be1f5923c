import { z } from 'zod';
import { cutKinds } from '../domain/referral/forest.ts';
import { localDate, page, procedure, uid } from './base.ts';
import { period } from './figures.ts';

const count = z.number().int().min(0);
const text = z.string().nullable();
const person = z.object({ uid, name: text });

export const referralOverview = z.object({
  /** Rows of any kind; 0 = nothing was imported or entered yet. */
  records: count,
  /** Members with a referrer, members who brought somebody, and trees, of all time. */
  brought: count,
  inviters: count,
  trees: count,
  /** Beyond the members named, of files that only count. */
  counted: count,
  /** Persons in each generation, roots first: the deepest tree has one generation less. */
  generations: z.array(count),
  /** Referrals left out, by reason. */
  cuts: z.object(Object.fromEntries(cutKinds.map((kind) => [kind, count]))) as z.ZodObject<
    Record<(typeof cutKinds)[number], typeof count>
  >,
  /** Members brought on an unknown day: in no period. */
  undated: count,
  /** From joining to bringing the first member: the middle of so many inviters. */
  cycle: z.object({ medianDays: z.number().nullable(), n: count }),
  /** The twelve months up to the end of the period. */
  months: z.array(z.object({ month: z.string(), named: count, counted: count })),
  /** Within the period, most first; null = no channel given. */
  channels: z.array(z.object({ channel: text, named: count, counted: count, inviters: count })),
});
export type ReferralOverview = z.infer<typeof referralOverview>;

export const inviterSorts = ['descendants', 'direct', 'depth', 'counted', 'last'] as const;
export const inviterRow = z.object({
  uid,
  name: text,
  /** Masked as the workspace says. */
  phone: text,
  direct: count,
  descendants: count,
  /** Generations below. */
  depth: count,
  /** Beyond the members named. */
  counted: count,
  /** Generations above. */
  level: count,
  referrer: person.nullable(),
  firstDate: text,
  lastDate: text,
});
export type InviterRow = z.infer<typeof inviterRow>;

export const inviterSort = z.object({
  column: z.enum(inviterSorts),
  descending: z.boolean(),
});
export type InviterSort = z.infer<typeof inviterSort>;
const inviterQuestion = z.object({
  search: z.string().max(200).default(''),
  sort: inviterSort.default({ column: 'descendants', descending: true }),
});

export const treeNode = z.object({
  uid,
  name: text,
  /** Day on which the member was brought, and by which channel; null of a root or unknown. */
  date: text,
  channel: text,
  direct: count,
  descendants: count,
  depth: count,
  counted: count,
});
export type TreeNode = z.infer<typeof treeNode>;

export const referralCut = z.object({
  /** Of the referral left out. */
  uid: z.string(),
  kind: z.enum(cutKinds),
  referrer: person,
  referee: person,
  date: text,
  channel: text,
  /** The referrer that counts, of a second one. */
  kept: person.extend({ date: text }).nullable(),
  /** The way from the referee down to the referrer, of a circle; in the middle cut when long. */
  chain: z.array(text),
});
export type ReferralCut = z.infer<typeof referralCut>;

const changed = z.object({ uid, operationUid: z.string().nullable() });

export const referralsContract = {
  overview: procedure.input(period).output(referralOverview),
  /** Who brought others, a block of them. */
  inviters: procedure
    .input(inviterQuestion.extend(page.shape))
    .output(z.object({ total: count, rows: z.array(inviterRow) })),
  /** The way from the root of a member's tree down to the member. */
  path: procedure.input(z.object({ uid })).output(z.array(treeNode)),
  /** Whom a member brought, earliest first, a block of them. */
  children: procedure
    .input(page.extend({ uid }))
    .output(z.object({ total: count, rows: z.array(treeNode) })),
  /** Referrals that are left out, and why. */
  cuts: procedure
    .input(page.extend({ kind: z.enum(cutKinds).nullable().default(null) }))
    .output(z.object({ total: count, rows: z.array(referralCut) })),
  /**
   * Sets who brought a member, in the place of whatever was recorded. Throws `referral-cycle` when
   * the member stands above the referrer.
   */
  set: procedure
    .input(
      z.object({
        uid,
        referrerUid: uid,
        date: localDate.nullable(),
        channel: z.string().trim().max(100).nullable(),
      }),
    )
    .output(changed),
  /** Nobody brought the member. */
  clear: procedure.input(z.object({ uid })).output(changed),
  /** Deletes one referral that is left out. */
  remove: procedure.input(z.object({ uid: z.string() })).output(changed),
  /** The inviters as XLSX, contacts masked. */
  exportInviters: procedure.input(inviterQuestion).output(z.object({ handle: z.string() })),
};
