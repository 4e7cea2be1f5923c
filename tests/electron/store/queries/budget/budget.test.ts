import { describe, expect, it } from 'vitest';
import { redoLast, undoLast } from '../../../../../electron/store/log/history.ts';
import { moveBudgetRow } from '../../../../../electron/store/queries/budget/move.ts';
import { packetsBefore } from '../../../../../electron/store/queries/budget/packets.ts';
import {
  removeBudgetRow,
  saveRows,
  setPeople,
} from '../../../../../electron/store/queries/budget/save.ts';
import {
  budgetSheet,
  checkedInMembers,
} from '../../../../../electron/store/queries/budget/sheet.ts';
import { addTask } from '../../../../../electron/store/queries/events/tasks.ts';
import type {
  BudgetFields,
  BudgetKind,
  BudgetSave,
} from '../../../../../shared/contract/budget.ts';
import { budgetView } from '../../../../../shared/domain/events/budget-view.ts';
import { addEvent, scan, signUp } from '../../../../support/attendance.ts';
import { storeOf } from '../../../../support/community.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { idOf, write } from '../../../../support/recorded-rows.ts';
import { testEnv } from '../../../../support/workspace.ts';

const eventUid = 'ev_tea';
let made = 0;

/** A tea party that has begun: two came by sign-up and one walked in, staff apart. */
const party = () => {
  const { db } = storeOf({
    me_a: {},
    me_b: {},
    me_walk: {},
    me_away: {},
    me_staff: { fields: { staff: 1 } },
  });
  addEvent(db, eventUid, '2026-11-20T06:00:00Z', '2026-11-20T09:00:00Z', true);
  signUp(db, eventUid, { me_a: 'confirmed', me_b: 'confirmed', me_away: 'confirmed' });
  scan(
    db,
    eventUid,
    ['me_a', 'me_b', 'me_walk', 'me_staff'].map((member) => [member, 'in', null] as const),
  );
  const save = <Kind extends BudgetKind>(
    kind: Kind,
    fields: Partial<BudgetFields[Kind]>,
    uid: string | null = null,
    event = eventUid,
  ): string => {
    // Every row of its own instant, so that their uids differ in order.
    const env = { ...testEnv, nowMs: testEnv.nowMs + (made += 1) };
    return saveRows(db, { kind, eventUid: event, rows: [{ uid, fields }] } as BudgetSave, env).uid;
  };
  const sheet = () => budgetSheet(db, { eventUid });
  const items = () => sheet().lines.map(({ item }) => item);
  return { db, save, sheet, items };
};

const thereAndBack = (db: ReturnType<typeof party>['db'], act: () => void): void => {
  const before = dumpContent(db);
  act();
  const after = dumpContent(db);
  expect(after).not.toEqual(before);
  undoLast(db, { operationUid: null }, testEnv);
  expect(dumpContent(db)).toEqual(before);
  redoLast(db, {}, testEnv);
  expect(dumpContent(db)).toEqual(after);
};

describe('the budget of an event', () => {
  it('adds cost, income and tasks, other currencies apart, and divides by who came', () => {
    const { db, save, sheet } = party();
    save('line', { side: 'cost', item: '场地', plannedMinor: 300_000, actualMinor: 330_000 });
    save('line', { side: 'cost', item: '茶', perHead: true, plannedMinor: 2_500 });
    save('line', { side: 'income', item: '门票', perHead: true, plannedMinor: 6_000 });
    save('line', { side: 'cost', item: 'Speaker', currency: 'USD', plannedMinor: 10_000 });
    addTask(
      db,
      {
        eventUid,
        afterUid: null,
        task: { kind: 'task', name: '布置', startAtMs: 0, endAtMs: 1, costMinor: 20_000 },
      },
      testEnv,
    );
    setPeople(db, { eventUid, scenario: 'optimistic', people: 100 }, testEnv);
    const view = budgetView(sheet());
    expect(sheet()).toMatchObject({ attendees: 3, confirmed: 3, taskCostMinor: 20_000 });
    // 3,000 + 200 + 3 × 25; 3 × 60.
    expect(view.planned).toEqual({ cost: 327_500, income: 18_000 });
    expect(view.scenarios.optimistic).toMatchObject({ costMinor: 570_000, incomeMinor: 600_000 });
    expect(view.actual).toEqual({ cost: 330_000, income: null });
    expect(view.actualPerHeadMinor).toBe(110_000);
    // 3,200 ÷ (60 − 25) = 91.4.
    expect(view.breakEven).toEqual({ kind: 'from', people: 92 });
    expect(view.other).toEqual([
      {
        currency: 'USD',
        plannedCost: 10_000,
        plannedIncome: 0,
        actualCost: null,
        actualIncome: null,
      },
    ]);
  });

  it('takes rows of a paste as one operation, and takes back every change', () => {
    const { db, save, sheet, items } = party();
    thereAndBack(
      db,
      () =>
        void saveRows(
          db,
          {
            kind: 'line',
            eventUid,
            rows: ['一', '二', '三'].map((item) => ({ uid: null, fields: { item } })),
          },
          testEnv,
        ),
    );
    expect(items()).toEqual(['一', '二', '三']);
    const [first, , third] = sheet().lines;
    thereAndBack(db, () => save('line', { actualMinor: 5 }, first!.uid));
    const move = (uid: string, afterUid: string | null) =>
      moveBudgetRow(db, { kind: 'line', eventUid, uid, afterUid }, testEnv);
    thereAndBack(db, () => move(third!.uid, null));
    expect(items()).toEqual(['三', '一', '二']);
    expect(move(third!.uid, null).operationUid).toBeNull();
    thereAndBack(db, () =>
      removeBudgetRow(db, { kind: 'line', eventUid, uid: first!.uid }, testEnv),
    );
    expect(items()).toEqual(['三', '二']);
    thereAndBack(db, () => setPeople(db, { eventUid, scenario: 'expected', people: 7 }, testEnv));
  });

  it('keeps imported lines behind its own until one of them is moved', () => {
    const { db, save, sheet, items } = party();
    write(db, (insert) => {
      for (const item of ['甲', '乙'])
        insert('cost_entry', {
          uid: `ce_${item}`,
          event_id: idOf(db, 'event', eventUid),
          currency: 'CNY',
          item,
          channel: '微信群',
          clicks: 4,
        });
    });
    save('line', { item: '场地' });
    const imported = items().slice(1);
    expect(items()[0]).toBe('场地');
    const last = sheet().lines[2]!;
    moveBudgetRow(
      db,
      { kind: 'line', eventUid, uid: last.uid, afterUid: sheet().lines[0]!.uid },
      testEnv,
    );
    expect(items()).toEqual(['场地', last.item, imported[0]]);
    expect(sheet().lines[1]).toMatchObject({ channel: '微信群', clicks: 4 });
  });

  it('refuses rows of another event and rows without their name', () => {
    const { db, save } = party();
    addEvent(db, 'ev_other', null, null);
    const line = save('line', { item: '场地' });
    expect(() => save('line', { item: '别处' }, line, 'ev_other')).toThrow('not-found');
    expect(() => save('prize', { quantity: 3 })).toThrow('invalid-input');
  });
});

describe('things that cost', () => {
  it('keep a line of the budget: planned by quantity, actual by what was given', () => {
    const { db, save, sheet } = party();
    let uid = '';
    thereAndBack(db, () => (uid = save('prize', { name: '茶杯', quantity: 10, unitMinor: 2_000 })));
    const [line] = sheet().lines;
    expect(line).toMatchObject({
      from: 'prize',
      item: '茶杯',
      plannedMinor: 20_000,
      actualMinor: null,
    });
    thereAndBack(db, () => save('prize', { given: 3 }, uid));
    expect(sheet().lines).toMatchObject([{ plannedMinor: 20_000, actualMinor: 6_000 }]);
    expect(() => save('line', { plannedMinor: 1 }, line!.uid)).toThrow('line-of-section');
    expect(() => removeBudgetRow(db, { kind: 'line', eventUid, uid: line!.uid }, testEnv)).toThrow(
      'line-of-section',
    );
    thereAndBack(db, () => save('prize', { sponsor: '茶厂' }, uid));
    expect(sheet().lines).toEqual([]);
    save('prize', { sponsor: null }, uid);
    thereAndBack(db, () => removeBudgetRow(db, { kind: 'prize', eventUid, uid }, testEnv));
    expect(sheet()).toMatchObject({ lines: [], prizes: [] });
  });

  it('plans a guest’s fee, whose payment is typed in the budget, until the guest declines', () => {
    const { db, save, sheet } = party();
    const uid = save('guest', { name: '陆老师', memberUid: 'me_a', feeMinor: 80_000 });
    const [line] = sheet().lines;
    save('line', { actualMinor: 75_000 }, line!.uid);
    save('guest', { feeMinor: 90_000, state: 'confirmed' }, uid);
    expect(sheet().lines).toMatchObject([
      { from: 'guest', plannedMinor: 90_000, actualMinor: 75_000 },
    ]);
    expect(sheet().guests).toMatchObject([{ memberUid: 'me_a', state: 'confirmed' }]);
    thereAndBack(db, () => save('guest', { state: 'declined' }, uid));
    expect(sheet().lines).toEqual([]);
  });

  it('gives a benefit to all who came at the price of that day', () => {
    const { db, save, sheet } = party();
    const benefitUid = save('benefit', { kind: 'material', name: '茶包', unitMinor: 500 });
    const memberUids = checkedInMembers(db, { eventUid });
    expect(memberUids).toEqual(['me_a', 'me_b', 'me_walk']);
    let uid = '';
    thereAndBack(db, () => (uid = save('grant', { benefitUid, quantity: 3, memberUids })));
    save('benefit', { unitMinor: 900 }, benefitUid);
    expect(sheet().grants).toMatchObject([{ benefitName: '茶包', unitMinor: 500, members: 3 }]);
    expect(sheet().lines).toMatchObject([{ from: 'grant', item: '茶包', actualMinor: 1_500 }]);
    thereAndBack(db, () =>
      removeBudgetRow(db, { kind: 'benefit', eventUid, uid: benefitUid }, testEnv),
    );
    expect(sheet()).toMatchObject({ benefits: [], grants: [{ benefitName: '茶包' }] });
    thereAndBack(db, () => removeBudgetRow(db, { kind: 'grant', eventUid, uid }, testEnv));
    expect(sheet()).toMatchObject({ lines: [], grants: [] });
  });
});

describe('red packets', () => {
  const packet = (date: string, occasion = 'newcomer') => ({
    date,
    occasion,
    amountMinor: 10_000,
    quantity: 10,
  });

  it('of a community want a reason beyond three in seven days, whichever event they are of', () => {
    const { db, save, sheet } = party();
    addEvent(db, 'ev_next', null, null, true);
    addEvent(db, 'ev_elsewhere', null, null);
    save('packet', packet('2026-11-14'));
    save('packet', packet('2026-11-15'), null, 'ev_next');
    save('packet', packet('2026-11-20'));
    save('packet', packet('2026-11-20'), null, 'ev_elsewhere');
    const before = (date: string) => packetsBefore(db, { eventUid, date, exceptUid: null });
    expect(before('2026-11-20').earlier.map(({ date }) => date)).toEqual([
      '2026-11-14',
      '2026-11-15',
      '2026-11-20',
    ]);
    expect(before('2026-11-20').reached).toBe(true);
    expect(before('2026-11-21')).toMatchObject({ reached: false, count: 3, days: 7 });
    expect(() => save('packet', packet('2026-11-20'))).toThrow('red-packet-reason');
    save('packet', { ...packet('2026-11-20'), reason: '周年' });
    expect(sheet().packets).toHaveLength(3);
    expect(sheet().lines.map(({ actualMinor }) => actualMinor)).toEqual([10_000, 10_000, 10_000]);
  });

  it('of another occasion want a reason, and one that is changed does not count against itself', () => {
    const { db, save, sheet } = party();
    expect(() => save('packet', packet('2026-11-20', '抽奖'))).toThrow('red-packet-reason');
    const uid = save('packet', { ...packet('2026-11-20', '抽奖'), reason: '答应过' });
    save('packet', packet('2026-11-20'));
    const last = save('packet', packet('2026-11-20'));
    save('packet', { amountMinor: 30_000 }, last);
    expect(sheet().lines.map(({ actualMinor }) => actualMinor)).toEqual([10_000, 10_000, 30_000]);
    thereAndBack(db, () => removeBudgetRow(db, { kind: 'packet', eventUid, uid }, testEnv));
    expect(sheet().lines).toHaveLength(2);
  });
});
