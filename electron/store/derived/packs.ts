import type { WriteDb } from '../db.ts';
import { packNextDay } from './day-packs.ts';
import { packNextBlock } from './row-packs.ts';

/** Packs a little of what is not packed; false = everything is. */
export const packNext = (db: WriteDb): boolean => packNextDay(db) || packNextBlock(db);
