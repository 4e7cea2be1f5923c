import { z } from 'zod';
import { firstMeasures, firstStatuses } from '../domain/communities/first-members.ts';
import { changed, localDate, procedure, uid } from './base.ts';

const count = z.number().int();
const measures = z.object({
  activeDays: count,
  messages: count,
  events: count,
  brought: count,
  orders: count,
  /** null = no field of the members says it. */
  followers: count.nullable(),
});

export const firstCriterion = z.object({
  measure: z.enum(firstMeasures),
  weight: z.number().min(0).max(100),
  minimum: count.min(0).max(1_000_000_000),
});
export type FirstCriterion = z.infer<typeof firstCriterion>;

export const firstMember = z.object({
  uid,
  memberUid: uid,
  name: z.string().nullable(),
  status: z.enum(firstStatuses),
  note: z.string().nullable(),
  /** `twice`: another line of the list is the same person after a merge. */
  state: z.enum(['fine', 'left', 'archived', 'twice']),
  /** Under which name the line was made, when it was merged into another since. */
  mergedFrom: z.string().nullable(),
});
export type FirstMember = z.infer<typeof firstMember>;

export const firstEvidence = z.object({
  memberUid: uid,
  name: z.string().nullable(),
  measures,
  /** 0–100; null = a minimum is not met. */
  score: z.number().nullable(),
});
export type FirstEvidence = z.infer<typeof firstEvidence>;

export const firstsContract = {
  list: procedure
    .input(z.object({ communityUid: uid }))
    .output(z.object({ criteria: z.array(firstCriterion), members: z.array(firstMember) })),
  /** Who of the community would be on the list, and the evidence for those who are. */
  candidates: procedure.input(z.object({ communityUid: uid })).output(
    z.object({
      from: localDate,
      to: localDate,
      /** People of the community, and those who meet every minimum. */
      considered: count,
      passing: count,
      candidates: z.array(firstEvidence),
      listed: z.array(firstEvidence),
    }),
  ),
  setCriteria: procedure
    .input(z.object({ communityUid: uid, criteria: z.array(firstCriterion).max(20) }))
    .output(changed),
  /** Throws `first-list-full` beyond a hundred, `not-found`. */
  add: procedure
    .input(z.object({ communityUid: uid, memberUids: z.array(uid).min(1).max(100) }))
    .output(changed),
  update: procedure
    .input(
      z.object({
        uid,
        status: z.enum(firstStatuses).optional(),
        note: z.string().trim().max(1000).nullable().optional(),
      }),
    )
    .output(changed),
  remove: procedure.input(z.object({ uid })).output(changed),
  /** A workbook of the list with its evidence; phones masked. */
  export: procedure.input(z.object({ communityUid: uid })).output(z.object({ handle: z.string() })),
};
