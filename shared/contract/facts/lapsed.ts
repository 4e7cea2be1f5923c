import { z } from 'zod';
import { figure } from '../figures.ts';

/** Who went quiet or left during the campaign, and who of the quiet came back. */
export const lapsedBlock = z.object({ churn: figure, winback: figure });
export type LapsedBlock = z.infer<typeof lapsedBlock>;
