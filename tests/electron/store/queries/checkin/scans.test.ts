import { describe, expect, it } from 'vitest';
import { redoLast, undoLast } from '../../../../../electron/store/log/history.ts';
import { eventDetail, eventSignups } from '../../../../../electron/store/queries/events/detail.ts';
import {
  checkinReads,
  checkinWrites as jobs,
} from '../../../../../electron/store/queries/checkin/jobs.ts';
import type { Attendee } from '../../../../../shared/contract/checkin.ts';
import { createMember } from '../../../../../electron/store/queries/members/save.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { testEnv } from '../../../../support/workspace.ts';
import { door, MINUTE_MS } from './data.ts';

const eventsOf = (db: ReturnType<typeof door>['db'], name: string): number =>
  (
    db.prepare('SELECT events FROM person WHERE name = ?').get(name) as {
      readonly events: number;
    }
  ).events;

describe('a check-in', () => {
  it('counts once; a second scan asks, and may be noted without counting', () => {
    const { db, signUp, checkIn, desk, sheet } = door(10);
    const { uid: signupUid } = signUp('陈晚晴', { guests: 1 });
    signUp('周以宁');
    const first = checkIn({ signupUid });
    expect(first).toMatchObject({ kind: 'in', row: { name: '陈晚晴', isIn: true } });
    const atMs = first.kind === 'in' ? first.atMs : 0;
    expect(checkIn({ signupUid })).toMatchObject({ kind: 'already', row: { inAtMs: atMs } });
    expect(checkIn({ signupUid }, { again: true })).toMatchObject({ kind: 'in' });
    expect(desk().counts).toMatchObject({
      checkedIn: 1,
      guestsIn: 1,
      walkIns: 0,
      missing: 1,
      atEvent: 1,
    });
    expect(sheet(signupUid)).toMatchObject({
      row: { inAtMs: atMs },
      scans: [{ kind: 'again' }, { kind: 'in', atMs, actor: '测试员', imported: false }],
    });
    expect(eventsOf(db, '陈晚晴')).toBe(1);
  });

  it('is taken back by a scan of its own or by undo, and can be done again', () => {
    const { db, eventUid, signUp, checkIn, env, desk, sheet } = door();
    const { uid: signupUid } = signUp('陈晚晴');
    const before = dumpContent(db);
    checkIn({ signupUid });
    undoLast(db, { operationUid: null }, env());
    expect(dumpContent(db)).toEqual(before);
    checkIn({ signupUid });
    const back = () =>
      jobs['checkin.undo'](db, { eventUid, listUid: null, who: { signupUid } }, env());
    expect(back().operationUid).not.toBeNull();
    expect(back().operationUid).toBeNull();
    expect(desk().counts).toMatchObject({ checkedIn: 0, atEvent: 0 });
    expect(eventsOf(db, '陈晚晴')).toBe(0);
    expect(checkIn({ signupUid }).kind).toBe('in');
    expect(sheet(signupUid).scans.map(({ kind }) => kind)).toEqual(['in', 'undo', 'in']);
  });

  it('decides also when the clock stands still or goes back', () => {
    const { db, eventUid, signUp, desk } = door();
    const { uid: signupUid } = signUp('陈晚晴');
    const at = { eventUid, listUid: null, who: { signupUid } };
    const env = { ...testEnv, nowMs: testEnv.nowMs - 60 * MINUTE_MS };
    for (const expected of [1, 0, 1]) {
      if (expected === 1) jobs['checkin.checkIn'](db, { ...at, again: false, anyway: false }, env);
      else jobs['checkin.undo'](db, at, env);
      expect(desk().counts.checkedIn).toBe(expected);
    }
  });

  it('of a sign-up that is not confirmed needs a word, and confirms it', () => {
    const { signUp, checkIn, change, sheet, desk } = door();
    const { uid: signupUid } = signUp('陈晚晴');
    change(signupUid, { status: 'cancelled' });
    expect(checkIn({ signupUid })).toMatchObject({ kind: 'not-confirmed' });
    expect(checkIn({ signupUid }, { anyway: true })).toMatchObject({ kind: 'in' });
    expect(sheet(signupUid).fields.status).toBe('confirmed');
    expect(desk().counts).toMatchObject({ confirmed: 1, checkedIn: 1, walkIns: 0 });
  });
});

describe('several lists', () => {
  it('count apart; at the event is who is in on any of them', () => {
    const { db, eventUid, env, signUp, checkIn, desk } = door();
    const add = (name: string) => jobs['checkin.addList'](db, { eventUid, name }, env()).uid;
    const dinner = add('晚宴');
    expect(() => add('晚宴')).toThrowError(expect.objectContaining({ code: 'list-name-taken' }));
    const [one, two] = [signUp('陈晚晴').uid, signUp('周以宁').uid];
    checkIn({ signupUid: one });
    checkIn({ signupUid: one }, { listUid: dinner });
    checkIn({ signupUid: two }, { listUid: dinner });
    expect(desk().lists).toEqual([
      { uid: null, name: null, checkedIn: 1, walkIns: 0 },
      { uid: dinner, name: '晚宴', checkedIn: 2, walkIns: 0 },
    ]);
    expect(desk(dinner).counts).toMatchObject({ checkedIn: 2, missing: 0, atEvent: 2 });
    // Taken back at the dinner, still here at the door.
    jobs['checkin.undo'](db, { eventUid, listUid: dinner, who: { signupUid: one } }, env());
    expect(desk(dinner).counts).toMatchObject({ checkedIn: 1, atEvent: 2 });
    expect(eventDetail(db, { uid: eventUid }).event.checkedIn).toBe(2);
    const { rows } = eventSignups(db, { uid: eventUid, search: '', offset: 0, limit: 10 });
    expect(rows.map((row) => [row.memberName, row.checkedIn])).toEqual([
      ['陈晚晴', true],
      ['周以宁', true],
    ]);
    expect(() => jobs['checkin.removeList'](db, { uid: dinner }, env())).toThrowError(
      expect.objectContaining({ code: 'list-has-scans', params: { name: '晚宴', count: 3 } }),
    );
    const vip = add('贵宾');
    jobs['checkin.renameList'](db, { uid: vip, name: 'VIP' }, env());
    jobs['checkin.removeList'](db, { uid: vip }, env());
    undoLast(db, { operationUid: null }, env());
    expect(desk().lists.map(({ name }) => name)).toEqual([null, '晚宴', 'VIP']);
  });
});

describe('a scanned code', () => {
  it('is a number, ticket, outside id or phone, exactly', () => {
    const { scan, signUp, db, eventUid, env } = door();
    signUp('陈晚晴', { number: 'A-1001' });
    signUp('周以宁', { number: 'A-10' }, '13800138002');
    expect(scan('a-1001')).toMatchObject({ kind: 'in', row: { name: '陈晚晴' } });
    expect(scan('A-1001')).toMatchObject({ kind: 'already', row: { name: '陈晚晴' } });
    expect(scan('13800138002')).toMatchObject({ kind: 'in', row: { name: '周以宁' } });
    expect(scan('A-100')).toEqual({ kind: 'unknown', code: 'A-100' });
    const { uid } = createMember(db, { fields: { name: '何北辰' } }, testEnv);
    expect(scan(uid)).toMatchObject({ kind: 'no-signup', memberUid: uid, name: '何北辰' });
    // What nobody has is kept with the walk-in it was read for, and names them from then on.
    const attendee = { name: '林路过', phone: null, isAnother: false };
    const walked = jobs['checkin.walkIn'](
      db,
      { eventUid, listUid: null, attendee, code: 'A-100' },
      env(),
    );
    expect(walked).toMatchObject({ kind: 'in', row: { status: 'walk-in', name: '林路过' } });
    expect(scan('A-100')).toMatchObject({ kind: 'already', row: { name: '林路过' } });
  });

  it('that several sign-ups share lists them and writes nothing', () => {
    const { scan, signUp, desk } = door();
    signUp('陈晚晴', { number: 'B-7' });
    signUp('周以宁', { number: 'B-7' });
    expect(scan('B-7')).toMatchObject({
      kind: 'several',
      rows: [{ name: '陈晚晴' }, { name: '周以宁' }],
    });
    expect(desk().counts.checkedIn).toBe(0);
  });
});

describe('walk-ins', () => {
  it('count apart, once, and are a check-in where the person had signed up', () => {
    const { db, eventUid, env, signUp, desk } = door();
    signUp('陈晚晴', {}, '13800138001');
    const walkIn = (name: string, phone: string | null) =>
      jobs['checkin.walkIn'](
        db,
        { eventUid, listUid: null, attendee: { name, phone, isAnother: false }, code: null },
        env(),
      );
    expect(walkIn('林路过', '13800138009')).toMatchObject({ row: { status: 'walk-in' } });
    expect(walkIn('林路过', '13800138009')).toMatchObject({ kind: 'already' });
    expect(walkIn('陈晚晴', '13800138001')).toMatchObject({ row: { status: 'confirmed' } });
    expect(desk().counts).toMatchObject({ checkedIn: 2, walkIns: 1, missing: 0 });
    expect(eventDetail(db, { uid: eventUid }).walkIns).toBe(1);
  });
});

describe('the search at the desk', () => {
  it('finds by name, pinyin, initials, last digits, number and ticket; the nearest first', () => {
    const { signUp, search, checkIn } = door();
    signUp('陈晚晴', { number: '900001', ticket: 'VIP' }, '13800138001');
    signUp('晨晚', {}, '13911110001');
    signUp('Alice Wong', {}, '13922228765');
    const names = (text: string) => search(text).map(({ name }) => name);
    expect(names('晚晴')).toEqual(['陈晚晴']);
    expect(names('cwq')).toEqual(['陈晚晴']);
    expect(names('chenwanqing')).toEqual(['陈晚晴']);
    expect(names('cw')).toEqual(['晨晚', '陈晚晴']);
    expect(names('8765')).toEqual(['Alice Wong']);
    expect(names('alice w')).toEqual(['Alice Wong']);
    expect(names('900001')).toEqual(['陈晚晴']);
    expect(names('vip')).toEqual(['陈晚晴']);
    expect(names('0001')).toHaveLength(2);
    expect(names('%')).toEqual([]);
    expect(search('8001')).toMatchObject([{ phoneTail: '8001', number: '900001', isIn: false }]);
    checkIn({ signupUid: search('8001')[0]!.signupUid! });
    expect(search('8001')).toMatchObject([{ isIn: true }]);
  });

  it('keeps to the event, walk-ins of it included', () => {
    const { db, eventUid, env, search } = door();
    createMember(db, { fields: { name: '何北辰' } }, testEnv);
    expect(search('何')).toEqual([]);
    const attendee = { name: '何路过', phone: null, isAnother: false };
    jobs['checkin.walkIn'](db, { eventUid, listUid: null, attendee, code: null }, env());
    expect(search('hlg')).toMatchObject([{ name: '何路过', status: 'walk-in', isIn: true }]);
  });
});

describe('paper ticks', () => {
  it('are entered at one time as one operation; who is in stays as they are', () => {
    const { db, eventUid, env, signUp, checkIn, desk, sheet } = door();
    const [one, two, three] = ['陈晚晴', '周以宁', '何北辰'].map((name) => signUp(name).uid) as [
      string,
      string,
      string,
    ];
    signUp('赵候补', { status: 'waiting' });
    checkIn({ signupUid: one });
    const roll = (withUnconfirmed: boolean) =>
      checkinReads['checkin.roll'](db, {
        eventUid,
        listUid: null,
        order: 'name',
        withUnconfirmed,
        offset: 0,
        limit: 500,
      });
    expect(roll(false).rows.map(({ name, initials }) => [name, initials])).toEqual([
      ['陈晚晴', 'cwq'],
      ['何北辰', 'hbc'],
      ['周以宁', 'zyn'],
    ]);
    expect(roll(true).total).toBe(4);
    const before = dumpContent(db);
    const atMs = testEnv.nowMs - 600 * MINUTE_MS;
    const enter = (...uids: string[]) =>
      jobs['checkin.enterTicks'](
        db,
        {
          eventUid,
          listUid: null,
          atMs,
          people: uids.map((signupUid) => ({ signupUid })),
          newcomers: [],
        },
        env(),
      );
    expect(enter(one, two, three)).toMatchObject({ added: 2, already: 1 });
    expect(desk().counts).toMatchObject({ checkedIn: 3, missing: 0 });
    expect(sheet(two).row.inAtMs).toBe(atMs);
    expect(sheet(one).row.inAtMs).not.toBe(atMs);
    expect(enter(one).operationUid).toBeNull();
    undoLast(db, { operationUid: null }, env());
    expect(dumpContent(db)).toEqual(before);
  });

  it('takes people written below it, known and new, in the same operation', () => {
    const { db, eventUid, env, signUp, checkIn, desk } = door();
    const { uid: listed } = signUp('陈晚晴', {}, '13800138001');
    const { uid: waiting } = signUp('周以宁', { status: 'waiting' }, '13800138002');
    checkIn({ signupUid: listed });
    const { uid: memberUid } = createMember(db, { fields: { name: '林书瑶' } }, env());
    const person = (name: string, phone: string | null, isAnother = false) => ({
      name,
      phone,
      isAnother,
    });
    const at = { eventUid, listUid: null };
    const whoIs = (attendee: Attendee) => checkinReads['checkin.whoIs'](db, { ...at, attendee });
    expect(whoIs(person('陈晚晴', '13800138001'))).toMatchObject({ name: '陈晚晴', isIn: true });
    expect(whoIs(person('周以宁', '13800138002'))).toMatchObject({
      status: 'waiting',
      isIn: false,
    });
    expect(whoIs(person('陆新禾', '13600000002'))).toEqual({
      memberUid: null,
      name: '陆新禾',
      status: null,
      isIn: false,
    });
    const wrong = person('陈先生', '13800138001');
    const phoneKnown = expect.objectContaining({ code: 'phone-known' }) as Error;
    expect(() => whoIs(wrong)).toThrowError(phoneKnown);

    const before = dumpContent(db);
    const atMs = testEnv.nowMs - 600 * MINUTE_MS;
    const enter = (...newcomers: readonly Attendee[]) =>
      jobs['checkin.enterTicks'](db, { ...at, atMs, people: [], newcomers }, env());
    expect(() => enter(person('陆新禾', null), wrong)).toThrowError(phoneKnown);
    expect(dumpContent(db)).toEqual(before);
    const done = enter(
      person('陈晚晴', '13800138001'),
      person('周以宁', '13800138002'),
      { memberUid },
      person('陆新禾', '13600000002'),
      person('陆新禾', '13600000002'),
      { ...wrong, isAnother: true },
    );
    expect(done).toMatchObject({ added: 4, already: 2 });
    expect(desk().counts).toMatchObject({ confirmed: 2, waiting: 0, checkedIn: 5, walkIns: 3 });
    expect(checkinReads['checkin.sheet'](db, { ...at, who: { signupUid: waiting } })).toMatchObject(
      {
        row: { inAtMs: atMs },
        fields: { status: 'confirmed' },
      },
    );
    expect(eventsOf(db, '陆新禾')).toBe(1);
    const after = dumpContent(db);
    undoLast(db, { operationUid: null }, env());
    expect(dumpContent(db)).toEqual(before);
    redoLast(db, {}, env());
    expect(dumpContent(db)).toEqual(after);
    expect(enter({ memberUid }).operationUid).toBeNull();
  });
});
