import { z } from 'zod';
import { cellReasons } from '../../domain/metrics/retention.ts';
import { localDate } from '../base.ts';

const count = z.number().int();

/**
 * Classic retention by joining cohort: who was active again in calendar unit n after the one of
 * joining. Cohorts reach from the baseline to the period after the campaign.
 */
export const retentionBlock = z.object({
  unit: z.enum(['week', 'month']),
  /** Members in no cohort because nobody knows when they joined. */
  unknownStarts: count,
  cohorts: z.array(
    z.object({
      from: localDate,
      to: localDate,
      /** The part of the campaign that holds all its days; null = it lies across two. */
      when: z.enum(['before', 'during', 'after']).nullable(),
      size: count,
      /** Of the units 1, 2 … that have begun and are recorded at least in part. */
      cells: z.array(
        z.object({
          /** null where records cannot tell. */
          active: count.nullable(),
          /** Why the cell is not whole; null = it is. */
          reason: z.enum(cellReasons).nullable(),
        }),
      ),
    }),
  ),
});
export type RetentionBlock = z.infer<typeof retentionBlock>;
