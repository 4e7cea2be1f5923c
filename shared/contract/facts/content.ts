import { z } from 'zod';

const count = z.number().int();

/** What was published for the campaign, and what was read most. */
export const contentBlock = z.object({
  /** `linked`: what names the campaign or one of its events; `period`: what its communities published in the period. */
  of: z.enum(['linked', 'period']),
  items: count,
  reads: count,
  /** Items of which reads are known. */
  withReads: count,
  /** Likes, comments and shares of the items that have them and reads, and those reads. */
  answers: count,
  answeredReads: count,
  /** Most read first. */
  top: z.array(
    z.object({
      uid: z.string(),
      title: z.string(),
      type: z.string().nullable(),
      channel: z.string(),
      date: z.string(),
      reads: count.nullable(),
      /** (likes + comments + shares) ÷ reads. */
      engagement: z.number().nullable(),
      /** Shares ÷ reads. */
      share: z.number().nullable(),
    }),
  ),
});
export type ContentBlock = z.infer<typeof contentBlock>;
