import type { TrendMembers } from '../../../../shared/contract/trends.ts';
import type { ReadDb } from '../../db.ts';
import { retainedPersons } from './retention.ts';
import { rfmPersons } from './rfm.ts';

/** Local ids of the members behind a number of the trends. */
export const trendPersons = (db: ReadDb, of: TrendMembers, nowMs: number): number[] =>
  of.kind === 'retention' ? retainedPersons(db, { ...of, nowMs }) : rfmPersons(db, of, nowMs);
