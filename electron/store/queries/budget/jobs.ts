import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { moveBudgetRow } from './move.ts';
import { packetsBefore } from './packets.ts';
import { removeBudgetRow, saveRows, setPeople } from './save.ts';
import { budgetSheet, checkedInMembers } from './sheet.ts';

export const budgetReads = {
  'budget.sheet': budgetSheet,
  'budget.checkedIn': checkedInMembers,
  'budget.packetsBefore': packetsBefore,
} satisfies ReadJobs;

export const budgetWrites = {
  'budget.save': saveRows,
  'budget.move': moveBudgetRow,
  'budget.remove': removeBudgetRow,
  'budget.setPeople': setPeople,
} satisfies WriteJobs;
