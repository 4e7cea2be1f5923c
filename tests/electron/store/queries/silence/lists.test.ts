import { expect, test } from 'vitest';
import { silenceGroups, type SilenceGroup } from '../../../../../shared/contract/silence.ts';
import { presence } from '../../../../../shared/domain/metrics/presence.ts';
import { silence } from '../../../../../shared/domain/metrics/silence.ts';
import { turnover } from '../../../../../shared/domain/metrics/turnover.ts';
import { addDays } from '../../../../../shared/domain/values/days.ts';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import { figuresReads } from '../../../../../electron/store/queries/figures/jobs.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { memberScores } from '../../../../../electron/store/queries/members/scores.ts';
import { silenceReads } from '../../../../../electron/store/queries/silence/jobs.ts';
import { quietDays } from '../../../../../electron/store/migrations/0120-quiet-days.ts';
import { rebuildDerived } from '../../../../../electron/store/derived/refresh.ts';
import { figureRows } from '../../../../support/rows-behind.ts';
import { temporaryStore, testEnv, testNowMs } from '../../../../support/workspace.ts';

/** Noon of this day in Shanghai. */
const today = '2026-11-24';
const period = { from: '2026-10-15', to: '2026-11-13' };

interface Person {
  readonly uid: string;
  readonly joined?: string | null;
  readonly left?: string;
  readonly seen?: string;
  readonly staff?: boolean;
  readonly acts?: readonly string[];
  /** One of them, on which a file counted nothing. */
  readonly counted?: string;
  /** Community: 0 or 1; none when left out. */
  readonly community?: number;
  readonly role?: string;
}

let made = 0;
const store = (
  people: readonly Person[],
  capacity: number | null = null,
  zone?: string,
): WriteDb => {
  const { db } = temporaryStore(zone);
  operate(db, testEnv, { kind: 'import', label: { key: 'test' } }, (operation) => {
    const groups = [0, 1].map((n) =>
      insertRow(db, operation, 'chat_group', {
        uid: `gr_${n}`,
        name: `群 ${n}`,
        community_id: insertRow(db, operation, 'community', {
          uid: `co_${n}`,
          name: `社群 ${n}`,
          ...(n === 0 ? { capacity } : {}),
        }),
      }),
    );
    for (const { uid, joined, left, seen, staff, acts, counted, community, role } of people) {
      const member_id = insertRow(db, operation, 'member', {
        uid,
        name: uid,
        joined_date: joined === undefined ? '2025-01-01' : joined,
        left_date: left ?? null,
        seen_date: seen ?? null,
        staff: staff === true ? 1 : 0,
      });
      const group_id = community === undefined ? null : groups[community]!;
      if (group_id !== null)
        insertRow(db, operation, 'membership', {
          uid: `ms_${++made}`,
          member_id,
          group_id,
          role: role ?? null,
          joined_date: joined ?? '2025-01-01',
        });
      for (const local_date of acts ?? [])
        insertRow(db, operation, 'interaction', {
          uid: `in_${++made}`,
          member_id,
          group_id,
          kind: 'message',
          local_date,
          quantity: local_date === counted ? 0 : 1,
          counted: 1,
        });
    }
  });
  db.transaction(() => rebuildDerived(db))();
  return db;
};

const listed = (db: WriteDb, group: SilenceGroup, communityUid: string | null = null) => {
  const question = { group, communityUid, ...period, sort: null, nowMs: testNowMs };
  const { view, total, note, full } = silenceReads['silence.view'](db, question);
  const rows =
    total === 0 ? [] : silenceReads['silence.block'](db, { view, start: 0, end: total }).rows;
  return { uids: rows.map(({ member }) => member.uid), rows, note, full };
};

/** The same numbers every time. */
const sequence = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

test('every list holds exactly those whom the formulas of one member name', () => {
  const next = sequence(4);
  const ago = (most: number): string => addDays(today, -next(most));
  const people = Array.from({ length: 240 }, (_, n): Person => {
    const rate = 1 + next(40);
    const quietFor = next(3) === 0 ? 0 : next(120);
    const acts = new Set<string>();
    for (let day = quietFor; day < 420; day += 1 + next(rate)) acts.add(addDays(today, -day));
    return {
      uid: `me_${n}`,
      joined: next(9) === 0 ? null : ago(next(4) === 0 ? 60 : 700),
      ...(next(6) === 0 ? { left: ago(90) } : {}),
      ...(next(5) === 0 ? { seen: ago(150) } : {}),
      staff: next(20) === 0,
      acts: next(8) === 0 ? [] : [...acts].sort(),
    };
  });
  const db = store(people);
  mergeMembers(db, { uid: 'me_1', intoUid: 'me_2' }, testEnv);
  mergeMembers(db, { uid: 'me_2', intoUid: 'me_3' }, testEnv);
  const [one, two, three] = [people[1]!, people[2]!, people[3]!];
  const all = [one, two, three];
  const dates = (of: 'joined' | 'seen'): string[] => all.flatMap((part) => part[of] ?? []).sort();
  const joinedOf = dates('joined')[0] ?? null;
  const merged: Person = {
    ...three,
    joined: joinedOf,
    acts: [...new Set(all.flatMap((part) => part.acts ?? []))].sort(),
    ...(dates('seen').length > 0 ? { seen: dates('seen').at(-1)! } : {}),
    staff: all.some((part) => part.staff === true),
  };
  const persons = people.flatMap((person, n) =>
    n === 1 || n === 2 ? [] : n === 3 ? [merged] : [person],
  );
  const recorded = people.flatMap(({ acts }) => acts ?? []).sort();
  const [first, last] = [recorded[0]!, recorded.at(-1)!];

  const expected = new Map<SilenceGroup, string[]>(silenceGroups.map((group) => [group, []]));
  for (const { uid, joined = null, left = null, seen = null, acts = [], staff } of persons) {
    if (staff === true) continue;
    const past = acts.filter((date) => date <= today);
    const lastActiveDate = [past.at(-1) ?? '', seen ?? ''].sort().at(-1)! || null;
    const facts = {
      joinedDate: joined,
      leftDate: left,
      lastActiveDate,
      firstRecordedDate: first,
      lastRecordedDate: last,
    };
    const { band } = silence(facts, today);
    if (band === 'newcomer') expected.get('newcomer')!.push(uid);
    else if (band !== null && band !== 'active')
      expected.get(lastActiveDate === null ? 'never' : band)!.push(uid);
    if (presence({ ...facts, activeDates: past }, today).lapsing)
      expected.get('lapsing')!.push(uid);
    const life = { joinedDate: joined, leftDate: left, activeDates: acts, seenDate: seen };
    const found = turnover(life, period);
    if (found.churned !== null) expected.get('churned')!.push(uid);
    if (found.wonBack) expected.get('won-back')!.push(uid);
    if (found.flash) expected.get('flash')!.push(uid);
  }
  for (const group of silenceGroups) {
    if (group === 'remove' || group === 'admit') continue;
    expect(expected.get(group)!.length, group).toBeGreaterThan(0);
    expect(listed(db, group).uids.toSorted(), group).toEqual(expected.get(group)!.toSorted());
  }

  const { groups, members, active, unknown } = silenceReads['silence.overview'](db, {
    communityUid: null,
    nowMs: testNowMs,
  });
  expect(groups['silent-60']).toBe(expected.get('silent-60')!.length);
  expect(members).toBe(active + unknown + Object.values(groups).reduce((sum, n) => sum + n, 0));

  // The figures count the same people, with the rows behind them.
  const scope = { ...period, communityUid: null, campaignUid: null, eventUid: null };
  const asked = { scope, nowMs: testNowMs };
  const [churn, back] = figuresReads['figures.compute'](db, {
    ...asked,
    ids: ['churn.rate', 'winback.rate'],
  });
  expect(churn).toMatchObject({ numerator: expected.get('churned')!.length, complete: true });
  expect(back).toMatchObject({ numerator: expected.get('won-back')!.length });
  expect(churn!.value).toBe(churn!.numerator! / churn!.denominator!);
  const page = { offset: 0, limit: 500 };
  const behind = figureRows(db, { ...asked, id: 'churn.rate', ...page });
  expect(behind.rows.map(({ uid }) => uid).toSorted()).toEqual(expected.get('churned')!.toSorted());
  const [silentToday] = figuresReads['figures.compute'](db, {
    scope: { ...scope, from: today, to: today },
    nowMs: testNowMs,
    ids: ['members.silent'],
  });
  const silentNow = groups['silent-30'] + groups['silent-60'] + groups['silent-90'] + groups.never;
  expect(silentToday!.value).toBe(silentNow);

  // What the drawer says of one member is what the list says.
  const lapsing = listed(db, 'lapsing').rows[0]!;
  const { presence: own } = memberScores(db, { uid: lapsing.member.uid, nowMs: testNowMs });
  expect(own).toEqual(lapsing.presence);
});

test('a rate without anybody to be a share of has no value, nor one without records', () => {
  const scope = { ...period, communityUid: null, campaignUid: null, eventUid: null };
  const ask = (db: WriteDb) =>
    figuresReads['figures.compute'](db, {
      scope,
      nowMs: testNowMs,
      ids: ['churn.rate', 'winback.rate'],
    }).map(({ value, reason, complete }) => ({ value, reason, complete }));
  expect(ask(store([{ uid: 'me_a' }]))).toEqual([
    { value: null, reason: 'no-data', complete: false },
    { value: null, reason: 'no-data', complete: false },
  ]);
  const lively = {
    uid: 'me_b',
    joined: '2026-10-20',
    acts: ['2026-09-20', '2026-10-21', '2026-11-12'],
  };
  expect(ask(store([lively]))).toEqual([
    { value: null, reason: 'no-active-at-start', complete: false },
    { value: null, reason: 'no-silent-at-start', complete: false },
  ]);
  // Records that begin inside the month before are too short a look.
  const known = { uid: 'me_c', acts: ['2026-09-14', '2026-10-14', '2026-11-12'] };
  expect(ask(store([known]))[0]).toEqual({ value: 0, reason: null, complete: true });
  expect(ask(store([{ ...known, acts: known.acts.slice(1) }]))[0]).toMatchObject({
    value: 0,
    complete: false,
  });
});

test('a full community names whom it could do without, and who could come instead', () => {
  const long = ['2026-01-05'];
  const db = store(
    [
      { uid: 'me_quiet', community: 0, acts: long },
      { uid: 'me_never', community: 0 },
      { uid: 'me_owner', community: 0, acts: long, role: '群主' },
      { uid: 'me_plain', community: 0, acts: ['2026-02-05'], role: '成员' },
      { uid: 'me_new', community: 0, joined: '2026-11-10' },
      { uid: 'me_lively', community: 0, acts: ['2026-11-20'] },
      { uid: 'me_staff', community: 0, acts: long, staff: true },
      { uid: 'me_guest', community: 1, acts: ['2026-11-20'] },
      { uid: 'me_keen', acts: ['2026-11-01', '2026-11-20'] },
      { uid: 'me_idle', community: 1, acts: long },
    ],
    7,
  );
  const remove = listed(db, 'remove');
  expect(remove.full).toEqual([{ uid: 'co_0', name: '社群 0', members: 7, capacity: 7 }]);
  expect(remove.uids).toEqual(['me_never', 'me_quiet', 'me_plain']);
  expect(remove.rows[0]).toMatchObject({ from: ['社群 0'], lastActiveDate: null });
  expect(listed(db, 'admit').uids).toEqual(['me_keen', 'me_guest']);
  expect(listed(db, 'silent-90', 'co_1').uids).toEqual(['me_idle']);
  expect(listed(db, 'remove', 'co_1').uids).toEqual(['me_idle']);
  expect(listed(store([]), 'remove').note).toBe('no-capacity');
  expect(listed(store([{ uid: 'me_a', community: 0 }], 10), 'admit').note).toBe('none-full');
});

test('a list says why it is not told, and is out of date after a change', () => {
  const quiet = store([{ uid: 'me_a', acts: ['2026-10-01'] }]);
  expect(listed(quiet, 'silent-30')).toMatchObject({ uids: [], note: 'no-recent-data' });
  expect(listed(store([{ uid: 'me_a' }]), 'never')).toMatchObject({ uids: [], note: 'no-data' });
  const db = store([
    { uid: 'me_a', acts: ['2026-10-01'] },
    { uid: 'me_b', acts: ['2026-11-20'] },
  ]);
  const question = { group: 'silent-30' as const, communityUid: null, ...period, sort: null };
  const { view, generation } = silenceReads['silence.view'](db, { ...question, nowMs: testNowMs });
  const chosen = { ...question, kind: 'silence' as const, generation, nowMs: testNowMs };
  const ranges: [number, number][] = [[0, 1]];
  expect(silenceReads['silence.chosen'](db, { ...chosen, ranges }).ids).toHaveLength(1);
  mergeMembers(db, { uid: 'me_a', intoUid: 'me_b' }, testEnv);
  expect(() => silenceReads['silence.block'](db, { view, start: 0, end: 1 })).toThrow('stale');
  expect(() => silenceReads['silence.chosen'](db, { ...chosen, ranges })).toThrow('stale');
});

test('today is the local date, also where the clocks change', () => {
  const db = store(
    [
      { uid: 'me_a', acts: ['2026-02-06'] },
      { uid: 'me_b', acts: ['2026-02-07'] },
      { uid: 'me_c', acts: ['2026-01-01', '2026-03-01'] },
    ],
    null,
    'America/New_York',
  );
  const silent = (nowMs: number): number =>
    silenceReads['silence.overview'](db, { communityUid: null, nowMs }).groups['silent-30'];
  // 8 March 2026 begins at 05:00 UTC and, an hour shorter, ends at 04:00.
  const minute = 60_000;
  expect(silent(Date.UTC(2026, 2, 8, 5) - minute)).toBe(0);
  expect(silent(Date.UTC(2026, 2, 8, 5))).toBe(1);
  expect(silent(Date.UTC(2026, 2, 9, 4) - minute)).toBe(1);
  expect(silent(Date.UTC(2026, 2, 9, 4))).toBe(2);
});

test('a day on which a file counted nothing makes nobody active, in older files neither', () => {
  const db = store([
    { uid: 'me_a', acts: ['2026-10-01', '2026-11-20'], counted: '2026-11-20' },
    { uid: 'me_b', seen: '2026-09-01', acts: ['2026-11-20'], counted: '2026-11-20' },
    { uid: 'me_c', acts: ['2026-11-19'] },
  ]);
  const last = () => db.prepare('SELECT last_active_date FROM person ORDER BY uid').pluck().all();
  expect(last()).toEqual(['2026-10-01', '2026-09-01', '2026-11-19']);
  expect(listed(db, 'silent-30').uids).toEqual(['me_a']);
  db.exec("UPDATE person SET last_active_date = '2026-11-20'");
  quietDays.up(db);
  expect(last()).toEqual(['2026-10-01', '2026-09-01', '2026-11-20']);
});
