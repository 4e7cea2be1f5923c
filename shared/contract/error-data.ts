import { z } from 'zod';
import { errorCodes } from './errors.ts';

/** A failure as it crosses the boundary; apart from the codes, which every process loads. */
export const errorData = z.object({
  code: z.enum(errorCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Short id under which the log holds the details. */
  id: z.string(),
  /** Codes or names to choose from (`ambiguous`, `needs-decision`). */
  choices: z.array(z.string()).optional(),
});
export type ErrorData = z.infer<typeof errorData>;
