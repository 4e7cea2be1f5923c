import { z } from 'zod';
import { passageSections } from './retrospective-words.ts';
import { localDate, uid } from './base.ts';
import { goals } from './campaigns.ts';

const count = z.number().int();

/** Campaigns beside each other: more would not be read. */
export const COMPARED = { least: 2, most: 5 } as const;

/** Where words were found. */
export const foundIn = [...passageSections, 'why', 'limit', 'comment', 'action', 'lesson'] as const;

export const found = z.object({
  campaignUid: uid,
  in: z.enum(foundIn),
  text: z.string(),
  /** The event a lesson is from. */
  event: z.string().nullable(),
});
export type Found = z.infer<typeof found>;

export const retrospectiveRow = z.object({
  campaignUid: uid,
  name: z.string(),
  goal: z.enum(goals).nullable(),
  from: localDate,
  to: localDate,
  /** 'open' = never written in. */
  state: z.enum(['open', 'draft', 'signed']),
  signedAtMs: count.nullable(),
  score: z.number().nullable(),
});
export type RetrospectiveRow = z.infer<typeof retrospectiveRow>;
