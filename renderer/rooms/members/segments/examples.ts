import type { Condition, ConditionGroup } from '../../../../shared/contract/conditions.ts';

const all = (...of: Condition[]): ConditionGroup => ({ kind: 'all', of });
const none = (...of: Condition[]): ConditionGroup => ({ kind: 'none', of });

const active = (days: number): Condition => ({
  kind: 'activity',
  measure: 'acts',
  kinds: [],
  days,
  from: 1,
  to: null,
});
const ordered: Condition = { kind: 'orders', measure: 'orders', days: null, from: 1, to: null };
const came: Condition = {
  kind: 'events',
  measure: 'attended',
  eventUid: null,
  days: null,
  from: 1,
  to: null,
};
const stillHere: Condition = {
  kind: 'member',
  filter: { kind: 'blank', column: 'leftDate', blank: true },
};

/** Segments that operators ask for first, to begin with. */
export const examples = {
  'active-payers': all(active(30), ordered),
  'silent-old': all({ kind: 'tenure', from: 180, to: null }, stillHere, none(active(60))),
  'came-not-bought': all(came, none(ordered)),
  new: all(
    {
      kind: 'member',
      filter: { kind: 'recent', column: 'joinedDate', days: 30, within: true },
    },
    none(active(30)),
  ),
  bringers: all(
    { kind: 'referrals', days: null, from: 1, to: null },
    { kind: 'activity', measure: 'days', kinds: [], days: 30, from: 3, to: null },
  ),
} as const satisfies Readonly<Record<string, ConditionGroup>>;
export type ExampleName = keyof typeof examples;
export const exampleNames = Object.keys(examples) as ExampleName[];
