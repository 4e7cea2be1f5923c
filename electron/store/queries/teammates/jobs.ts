import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { listTeam, teamNames } from './read.ts';
import { addTeammates, comeBack, leaveTeam, renamePerson, setRole } from './save.ts';

export const teammatesReads = {
  'teammates.list': listTeam,
  'teammates.names': teamNames,
} satisfies ReadJobs;

export const teammatesWrites = {
  'teammates.add': addTeammates,
  'teammates.setRole': setRole,
  'teammates.rename': renamePerson,
  'teammates.leave': leaveTeam,
  'teammates.comeBack': comeBack,
} satisfies WriteJobs;
