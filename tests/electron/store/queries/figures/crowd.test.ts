import { expect, it } from 'vitest';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import { periodScope } from '../../../../../electron/store/queries/campaigns/read.ts';
import { figureChange } from '../../../../../electron/store/queries/figures/change.ts';
import { computeFigure } from '../../../../../electron/store/queries/figures/compute.ts';
import {
  crowdOf,
  forgetCrowds,
} from '../../../../../electron/store/queries/figures/crowd/crowd.ts';
import { crowdRows } from '../../../../../electron/store/queries/figures/crowd/rows.ts';
import type { FigureScope } from '../../../../../electron/store/queries/figures/scope.ts';
import { sourceOf } from '../../../../../electron/store/queries/figures/sources.ts';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { packNextDay } from '../../../../../electron/store/derived/day-packs.ts';
import { packNextBlock } from '../../../../../electron/store/derived/row-packs.ts';
import { metricIds } from '../../../../../shared/domain/metrics/registry.ts';
import { addDays } from '../../../../../shared/domain/values/days.ts';
import { change } from '../../../../support/community.ts';
import { temporaryStore, testNowMs } from '../../../../support/workspace.ts';

const MEMBERS = 70;

/** A workspace of people with everything that figures of people must know to leave out or count. */
const peopled = (seed: number): WriteDb => {
  const { db } = temporaryStore();
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const day = (days: number): string => addDays('2026-06-01', below(days));
  change(db, (operation) => {
    const groups = [0, 1, 2, 3].map((nth) => {
      const community_id =
        nth === 3
          ? nth - 1
          : insertRow(db, operation, 'community', { uid: `co_${nth}`, name: `社群 ${nth}` });
      return insertRow(db, operation, 'chat_group', {
        uid: `gr_${nth}`,
        community_id,
        name: `群 ${nth}`,
      });
    });
    const members = Array.from({ length: MEMBERS }, (_, nth) =>
      insertRow(db, operation, 'member', {
        uid: `me_${nth}`,
        name: `成员 ${nth}`,
        staff: below(12) === 0 ? 1 : 0,
        joined_date: below(4) === 0 ? null : day(150),
        left_date: below(8) === 0 ? addDays('2026-09-01', below(80)) : null,
        seen_date: below(3) === 0 ? day(170) : null,
      }),
    );
    for (const member_id of members) {
      for (let nth = below(4); nth > 0; nth -= 1) {
        const joined_date = below(5) === 0 ? null : day(150);
        insertRow(db, operation, 'membership', {
          uid: `ms_${member_id}_${nth}`,
          member_id,
          group_id: pick(groups),
          joined_date,
          left_date: below(4) === 0 ? addDays(joined_date ?? '2026-07-01', below(60)) : null,
        });
      }
      for (let nth = below(9); nth > 0; nth -= 1)
        insertRow(db, operation, 'interaction', {
          uid: `in_${member_id}_${nth}`,
          member_id,
          group_id: pick(groups),
          kind: pick(['message', 'message', 'like', 'share']),
          local_date: day(176),
          // More than fits where acts are counted in a byte.
          quantity: nth === 8 ? 300 : below(4),
          counted: 1,
        });
    }
    for (let nth = 0; nth < 160; nth += 1)
      insertRow(db, operation, 'order_', {
        uid: `or_${nth}`,
        namespace: 'shop',
        number: String(nth),
        member_id: below(10) === 0 ? null : pick(members),
        status: pick(['paid', 'paid', 'paid', 'partly-refunded', 'refunded', 'closed']),
        paid_date: day(176),
        currency: below(9) === 0 ? 'USD' : 'CNY',
        amount_minor: below(15) === 0 ? null : 100 + below(90_000),
        refunded_minor: below(6) === 0 ? 100 : 0,
      });
    for (let nth = 0; nth < 90; nth += 1) {
      const [referrer, referee] = [pick(members), pick(members)];
      const onlyCounts = referee === referrer || below(7) === 0;
      insertRow(db, operation, 'referral', {
        uid: `rf_${nth}`,
        referrer_member_id: referrer,
        referee_member_id: onlyCounts ? null : referee,
        quantity: onlyCounts ? 1 + below(4) : 1,
        local_date: below(6) === 0 ? null : day(176),
      });
    }
    // Some are another's; one of them is staff by the other.
    for (let nth = 0; nth < 9; nth += 1)
      db.prepare('UPDATE member SET effective_member_id = ? WHERE id = ?').run(
        members[40 + below(30)]!,
        members[nth * 4]!,
      );
    db.exec(`INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member;
      INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date) SELECT member_id, local_date FROM interaction;`);
  });
  return db;
};

const periods = [
  { from: '2026-08-01', to: '2026-09-15' },
  { from: '2026-09-16', to: '2026-10-31' },
  { from: '2026-11-05', to: '2026-11-05' },
  { from: '2026-11-01', to: '2026-12-16' },
];
const around = { from: '2026-08-01', to: '2026-12-16' };

const segments: readonly FigureScope['segment'][] = [
  null,
  { members: 'SELECT member_id FROM person WHERE member_id % 3 > 0' },
  'lost',
];

const scopesOf = (db: WriteDb): FigureScope[] =>
  segments.flatMap((segment) =>
    [null, [1], [1, 3], []].flatMap((communityIds) =>
      periods.map((period) =>
        periodScope(db, period, testNowMs, { communityIds, eventIds: null, segment }),
      ),
    ),
  );

it.each([1, 7, 20261201])('people counted in memory are those that SQL lists (seed %i)', (seed) => {
  const db = peopled(seed);
  // One has half of its days packed and some of its rows, another all of them.
  for (let days = 0; days < (seed === 1 ? 0 : seed * 12) && packNextDay(db); days += 1);
  for (let blocks = 0; blocks < (seed === 1 ? 0 : seed - 5) && packNextBlock(db); blocks += 1);
  let counted = 0;
  for (const scope of scopesOf(db)) {
    const crowd = crowdOf(db, { ...scope, around })!;
    for (const id of metricIds) {
      const told = `${id} ${JSON.stringify([scope.communityIds, scope.segment, scope.period])}`;
      const figure = computeFigure(db, id, { ...scope, around });
      expect(figure, told).toEqual(computeFigure(db, id, scope));
      const rows = crowdRows(crowd, id, scope.period);
      if (rows === null) continue;
      const ours: [id: number, value: number][] = [];
      rows.each((one, value) => ours.push([one, value]));
      expect(rows.totals().n, told).toBe(ours.length);
      counted += ours.length;
      const listed = db.prepare(
        `SELECT id, value FROM (${sourceOf(id, scope).sql}) ORDER BY id, value`,
      );
      expect(
        ours.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]),
        told,
      ).toEqual(listed.raw().all());
    }
  }
  expect(counted).toBeGreaterThan(3000);
});

it('what changed between two periods is the same for people in memory', () => {
  const db = peopled(3);
  const [before, during] = periods;
  let told = 0;
  for (const communityIds of [null, [1, 2]])
    for (const id of metricIds)
      for (const limits of [
        { mostPeople: 20_000, mostDrawn: 2000 },
        { mostPeople: 20, mostDrawn: 5 },
      ]) {
        const asked = (period: typeof before, inMemory: boolean) => {
          const scope = {
            ...periodScope(db, period!, testNowMs, { communityIds, eventIds: null }),
            ...(inMemory ? { around } : {}),
          };
          return { figure: computeFigure(db, id, scope), scope };
        };
        const [found, expected] = [true, false].map((inMemory) =>
          figureChange(db, asked(before, inMemory), asked(during, inMemory), limits),
        );
        if (expected === null) expect(found, id).toBeNull();
        else {
          told += 1;
          expect(found!.p, id).toBeCloseTo(expected!.p, 9);
          for (const end of [0, 1] as const)
            expect(found!.interval[end], id).toBeCloseTo(expected!.interval[end], 9);
        }
      }
  expect(told).toBeGreaterThan(20);
});

it('people that were let go are read again, the same', () => {
  const db = peopled(5);
  const scope = { ...scopesOf(db)[0]!, around };
  const crowd = crowdOf(db, scope)!;
  const figure = computeFigure(db, 'churn.rate', scope);
  expect(crowdOf(db, scope)).toBe(crowd);
  expect(forgetCrowds(db)).toBe(true);
  expect(forgetCrowds(db)).toBe(false);
  expect(crowdOf(db, scope)).not.toBe(crowd);
  expect(computeFigure(db, 'churn.rate', scope)).toEqual(figure);
});
