import { expect, test } from 'vitest';
import {
  firstScores,
  type FirstCriterion,
  type FirstMeasures,
} from '../../../../shared/domain/communities/first-members.ts';

const nothing: FirstMeasures = {
  activeDays: 0,
  messages: 0,
  events: 0,
  brought: 0,
  orders: 0,
  followers: null,
};
const person = (measures: Partial<FirstMeasures>): FirstMeasures => ({ ...nothing, ...measures });
const criterion = (
  measure: FirstCriterion['measure'],
  weight: number,
  minimum = 0,
): FirstCriterion => ({ measure, weight, minimum });

test('a place counts, not a sum: who writes ten times as much is one place ahead', () => {
  const people = [{ messages: 1000 }, { messages: 100 }, { messages: 10 }, {}].map(person);
  expect(firstScores(people, [criterion('messages', 1)])).toEqual([
    100,
    expect.closeTo(66.67, 2),
    expect.closeTo(33.33, 2),
    0,
  ]);
});

test('equal values have equal places, and weights are relative', () => {
  const people = [
    { messages: 5, events: 1 },
    { messages: 5, events: 2 },
  ].map(person);
  expect(firstScores(people, [criterion('messages', 3), criterion('events', 1)])).toEqual([
    87.5, 100,
  ]);
});

test('what is unknown is left out of the mean, but meets no minimum', () => {
  const people = [{ messages: 5 }, { messages: 1, followers: 900 }].map(person);
  const weights = [criterion('messages', 1), criterion('followers', 1)];
  expect(firstScores(people, weights)).toEqual([100, 75]);
  expect(firstScores(people, [weights[0]!, criterion('followers', 1, 100)])).toEqual([null, 75]);
});

test('below a minimum, or with nothing weighed, there is no score', () => {
  const people = [{ activeDays: 3 }, { activeDays: 2 }].map(person);
  expect(firstScores(people, [criterion('activeDays', 1, 3)])).toEqual([100, null]);
  expect(firstScores(people, [criterion('activeDays', 0)])).toEqual([null, null]);
});
