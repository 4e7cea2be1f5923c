import type { EventMode } from './kinds.ts';

export const lessonKinds = ['keep', 'improve', 'start', 'stop'] as const;
export type LessonKind = (typeof lessonKinds)[number];

/** What is to be done after an event, in order; the record itself answers those with a fact. */
export const closingItems = [
  'signups',
  'checkins',
  'thanks',
  'replay',
  'return-venue',
  'review',
  'survey-sent',
  'survey-imported',
  'costs',
  'prizes',
  'lessons',
  'tasks',
] as const;
export type ClosingItem = (typeof closingItems)[number];

/** What the record of an event says about its closing. */
export interface ClosingFacts {
  readonly signups: number;
  readonly checkins: number;
  readonly responses: number;
  /** Lines with an actual amount, and those that are only planned. */
  readonly costsPaid: number;
  readonly costsOpen: number;
  readonly lessons: number;
  readonly openTasks: number;
}

/** Items of one place only: what was shown online is published, what was rented is given back. */
const onlyOf: Readonly<Partial<Record<ClosingItem, readonly EventMode[]>>> = {
  replay: ['online', 'hybrid'],
  'return-venue': ['offline', 'hybrid'],
};

export const closingItemsOf = (mode: EventMode): readonly ClosingItem[] =>
  closingItems.filter((item) => onlyOf[item]?.includes(mode) ?? true);

/** Whether the record shows an item as done; null where only people can say. */
export const closingFact = (item: ClosingItem, facts: ClosingFacts): boolean | null => {
  switch (item) {
    case 'signups':
      return facts.signups > 0;
    case 'checkins':
      return facts.checkins > 0;
    case 'survey-imported':
      return facts.responses > 0;
    case 'costs':
      return facts.costsPaid > 0 && facts.costsOpen === 0;
    case 'lessons':
      return facts.lessons > 0;
    case 'tasks':
      return facts.openTasks === 0;
    case 'thanks':
    case 'replay':
    case 'return-venue':
    case 'review':
    case 'survey-sent':
    case 'prizes':
      return null;
    default: {
      const never: never = item;
      return never;
    }
  }
};
