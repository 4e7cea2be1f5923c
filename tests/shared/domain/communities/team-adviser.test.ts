import { expect, test } from 'vitest';
import { adviseTeam, type TeamFacts } from '../../../../shared/domain/communities/team-adviser.ts';

const facts = (change: Partial<TeamFacts>): TeamFacts => ({
  members: 0,
  stage: null,
  groups: { managers: 0, core: 0, ordinary: 1 },
  people: { managers: 0, core: 0, ordinary: 0 },
  active: null,
  ...change,
});
const seats = (advice: ReturnType<typeof adviseTeam>) =>
  Object.fromEntries(advice.seats.map(({ post, suggested }) => [post, suggested]));

test('the stage goes by size: 100 and 500 people are the borders', () => {
  expect([0, 99, 100, 499, 500].map((members) => adviseTeam(facts({ members })).stage)).toEqual([
    1, 1, 2, 2, 3,
  ]);
});

test('groups that are there already bring a later stage, and the record is checked', () => {
  const layered = facts({
    members: 90,
    groups: { managers: 1, core: 1, ordinary: 2 },
    people: { managers: 3, core: 10, ordinary: 77 },
    stage: 'launch',
  });
  expect(adviseTeam(layered)).toMatchObject({
    stage: 3,
    reasons: [
      { key: 'size-1' },
      { key: 'groups-3', values: { groups: 4 } },
      { key: 'record-differs', values: { said: 1, stage: 3 } },
    ],
  });
  const two = facts({ members: 90, groups: { managers: 0, core: 1, ordinary: 1 } });
  expect(adviseTeam(two).stage).toBe(2);
  expect(adviseTeam(facts({ members: 200, stage: 'growth' })).reasons).toHaveLength(1);
});

test('posts follow from the numbers', () => {
  expect(seats(adviseTeam(facts({ members: 51 })))).toEqual({ organiser: 1, assistant: 2 });
  expect(seats(adviseTeam(facts({ members: 301 })))).toEqual({
    organiser: 1,
    promotion: 2,
    events: 3,
    feedback: 3,
  });
  const large = facts({ members: 12_000, groups: { managers: 1, core: 2, ordinary: 24 } });
  expect(seats(adviseTeam(large))).toMatchObject({ data: 3, people: 3, 'group-manager': 52 });
  expect(seats(adviseTeam(facts({ members: 1_000_000 }))).data).toBe(5);
});

test('who holds a post fills it, and never more than all of it', () => {
  const advice = adviseTeam(facts({ members: 301 }), { promotion: 1, events: 9 });
  const open = Object.fromEntries(advice.seats.map((seat) => [seat.post, seat.open]));
  expect(open).toEqual({ organiser: 1, promotion: 1, events: 0, feedback: 3 });
});

test('what stands out is said with its numbers', () => {
  const thin = facts({
    members: 1000,
    groups: { managers: 0, core: 1, ordinary: 3 },
    people: { managers: 0, core: 9, ordinary: 991 },
    active: 99,
  });
  expect(adviseTeam(thin).hints).toEqual([
    { key: 'no-managers-group', values: {} },
    { key: 'core-thin', values: { core: 9, wanted: 10 } },
    { key: 'few-active', values: { active: 99, members: 1000 } },
  ]);
  expect(adviseTeam(facts({ members: 1000, active: null })).hints).not.toContainEqual(
    expect.objectContaining({ key: 'few-active' }),
  );
  expect(adviseTeam(facts({})).hints).toEqual([{ key: 'nobody', values: {} }]);
});

test('every flow joins two boxes of neighbouring rows', () => {
  for (const members of [10, 300, 9000]) {
    const { nodes, flows } = adviseTeam(facts({ members }));
    const row = (id: string) => nodes.find((node) => node.id === id)!.row;
    for (const { from, to } of flows) expect(Math.abs(row(from) - row(to))).toBe(1);
  }
});
