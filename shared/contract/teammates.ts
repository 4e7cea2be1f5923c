import { z } from 'zod';
import { isOnePerson, workPlaces } from '../domain/teammates/names.ts';
import { changed, localDate, procedure, uid } from './base.ts';

const count = z.number().int();
/** One person: what stands between names in a field of several is in no name. */
const personName = z.string().trim().min(1).max(200).refine(isOnePerson);
/** As it is written in the work, where any text may stand. */
const writtenName = z.string().trim().min(1).max(500);
const role = z.string().trim().max(200).nullable();

export const namedPerson = z.object({
  /** null = named in the work and not on the list. */
  uid: uid.nullable(),
  name: z.string(),
  role: z.string().nullable(),
  /** First day without them; null = active. */
  leftDate: localDate.nullable(),
  work: z.array(z.object({ place: z.enum(workPlaces), total: count, open: count, signed: count })),
});
export type NamedPerson = z.infer<typeof namedPerson>;

export const teamNames = z.object({ active: z.array(z.string()), left: z.array(z.string()) });
export type TeamNames = z.infer<typeof teamNames>;

/** What becomes of the open work of somebody who leaves. */
export const leavingWork = z.discriminatedUnion('do', [
  z.object({ do: z.literal('keep') }),
  z.object({ do: z.literal('hand-over'), to: personName }),
  z.object({ do: z.literal('clear') }),
]);
export type LeavingWork = z.infer<typeof leavingWork>;

const changedWork = changed.extend({ fields: count });

export const teammatesContract = {
  /** The team, and whoever else is named in the work, with what each has to do. */
  list: procedure.input(z.object({})).output(z.array(namedPerson)),
  names: procedure.input(z.object({})).output(teamNames),
  add: procedure
    .input(
      z.object({
        people: z
          .array(z.object({ name: personName, role }))
          .min(1)
          .max(500),
      }),
    )
    .output(changed),
  setRole: procedure.input(z.object({ uid, role })).output(changed),
  /** Everywhere at once; into the name of somebody else they become one person. */
  rename: procedure.input(z.object({ from: writtenName, to: personName })).output(changedWork),
  leave: procedure.input(z.object({ uid, work: leavingWork })).output(changedWork),
  comeBack: procedure.input(z.object({ uid })).output(changed),
};
