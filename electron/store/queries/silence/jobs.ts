import type { ReadDb } from '../../db.ts';
import type { ReadJobs } from '../../threads/jobs.ts';
import { askedOf } from './asked.ts';
import { chosenSilent, openSilence, readSilence } from './list.ts';
import { silenceOverview } from './standing.ts';

export const silenceReads = {
  'silence.overview': (
    db: ReadDb,
    args: { readonly communityUid: string | null; readonly nowMs: number },
  ) => silenceOverview(db, askedOf(db, args.communityUid, args.nowMs)),
  'silence.view': openSilence,
  'silence.block': readSilence,
  'silence.chosen': chosenSilent,
} satisfies ReadJobs;
