import { z } from 'zod';
import { verdicts } from '../domain/persona/compare.ts';
import { MAX_LIMITS } from '../domain/persona/spending.ts';
import { traits, unknownReasons } from '../domain/persona/traits.ts';
import { languages } from '../messages/languages.ts';
import { localDate, procedure, uid } from './base.ts';
import { memberSet } from './member-set.ts';

const count = z.number().int();
const interval = z.tuple([z.number(), z.number()]).readonly();
const share = z.object({
  count,
  share: z.number().nullable(),
  interval: interval.nullable(),
});
const unknown = z.array(z.object({ reason: z.enum(unknownReasons), count }));

const ascending = (limits: readonly number[]): boolean =>
  limits.every((limit, place) => place === 0 || limit > limits[place - 1]!);

export const spendingRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('thirds') }),
  z.object({
    kind: z.literal('limits'),
    limitsMinor: z.array(count.min(0)).min(1).max(MAX_LIMITS).refine(ascending).readonly(),
  }),
]);

/** Who was counted. Staff is left out of everything and told apart. */
const size = z.object({ members: count, staff: count });
/** What all shares hold for. */
const basis = {
  day: localDate,
  /** First of the days that channels and acts are of. */
  activeFrom: localDate,
  currency: z.string(),
  /** Last amounts of the spending bands but the highest, minor units. */
  limitsMinor: z.array(count).readonly(),
};

export const personaSheet = z.object({
  ...basis,
  size,
  traits: z.array(
    z.object({
      trait: z.enum(traits),
      known: count,
      unknown,
      values: z.array(share.extend({ value: z.string() })),
      rest: z.object({ values: count, share: share.nullable() }),
    }),
  ),
});
export type PersonaSheet = z.infer<typeof personaSheet>;

const side = z.object({ known: count, unknown });
export const personaComparison = z.object({
  ...basis,
  a: size,
  b: size,
  both: count,
  relation: z.enum(['same', 'a-inside', 'b-inside', 'overlap', 'apart', 'empty']),
  tested: count,
  traits: z.array(
    z.object({
      trait: z.enum(traits),
      a: side,
      b: side,
      values: z.array(
        z.object({
          value: z.string(),
          a: share,
          b: share,
          difference: z.number().nullable(),
          interval: interval.nullable(),
          lift: z.number().nullable(),
          verdict: z.enum(verdicts),
        }),
      ),
      restValues: count,
    }),
  ),
});
export type PersonaComparison = z.infer<typeof personaComparison>;

const question = { spending: spendingRule.default({ kind: 'thirds' }) };
const sheetInput = z.object({ set: memberSet, ...question });
const compareInput = z.object({ a: memberSet, b: memberSet, ...question });

const names = z.string().trim().min(1).max(200);

/** A set as it was chosen on the page: by its place in a list, or with all that it says. */
export const setChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved-view'), uid }),
  z.object({ kind: z.literal('set'), set: memberSet }),
]);
export type SetChoice = z.infer<typeof setChoice>;

/** How the page of personas was left on this machine. */
export const personaPlace = z.object({
  a: setChoice,
  b: setChoice.nullable(),
  spending: spendingRule,
});
export type PersonaPlace = z.infer<typeof personaPlace>;

export const personaContract = {
  /** Who the members of a set are, trait by trait. */
  sheet: procedure.input(sheetInput).output(personaSheet),
  /** How two sets differ; they may overlap. */
  compare: procedure.input(compareInput).output(personaComparison),
  /** The sheet, or the comparison where `b` is given, as XLSX; small groups hidden when asked. */
  export: procedure
    .input(
      z.object({
        a: memberSet,
        b: memberSet.nullable(),
        nameA: names,
        nameB: names.nullable(),
        ...question,
        hideSmall: z.boolean(),
        language: z.enum(languages),
      }),
    )
    .output(z.object({ handle: z.string() })),
  /** Of the open workspace; null when no persona was looked at here. */
  place: procedure.output(personaPlace.nullable()),
  keepPlace: procedure.input(personaPlace).output(z.object({})),
};
