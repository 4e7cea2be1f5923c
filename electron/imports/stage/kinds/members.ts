import { classOf, rejected, type KindStager, type Outcome, type StageSession } from '../session.ts';
import { createCustomValues } from '../custom-values.ts';
import type { Members, ResolvedMember } from '../members.ts';
import type { SheetValues } from '../sheet-values.ts';
import { betweenTwo, outcomeOf } from './outcome.ts';

/** What a row of people is called in lists of rows. */
export const personTitle = (values: SheetValues): string =>
  values.get('member.name') ?? values.get('member.nickname') ?? values.text('member.phone') ?? '';

/** The outcome when a row names nobody, or two members at once; null when it names one. */
export const memberTrouble = (found: ResolvedMember, values: SheetValues): Outcome | null => {
  if ('nobody' in found) return rejected(personTitle(values), 'no-person');
  return 'conflict' in found ? betweenTwo(personTitle(values), found) : null;
};

export const stageMembers = (session: StageSession, members: Members): KindStager => {
  const custom = createCustomValues(session, 'member');
  return {
    row: (values) => {
      const found = members.resolve(values, 'primary');
      const trouble = memberTrouble(found, values);
      if (trouble !== null || !('ref' in found)) return trouble!;
      custom.keep(values, found, found.differences);
      return outcomeOf(classOf(found.differences), personTitle(values));
    },
    end: () => {
      members.end();
      custom.end();
      return 0;
    },
  };
};
