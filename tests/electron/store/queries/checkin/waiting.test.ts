import { describe, expect, it } from 'vitest';
import { undoLast } from '../../../../../electron/store/log/history.ts';
import { updateEvent } from '../../../../../electron/store/queries/events/save.ts';
import { checkinWrites as jobs } from '../../../../../electron/store/queries/checkin/jobs.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { testEnv } from '../../../../support/workspace.ts';
import { door } from './data.ts';

const refused = (code: string, params: object, act: () => unknown): void =>
  expect(act).toThrowError(
    expect.objectContaining({ code, params: expect.objectContaining(params) as object }),
  );

describe('places of an event', () => {
  it('count guests; who no longer fits waits, unless over capacity is meant', () => {
    const { db, eventUid, signUp, env, desk } = door(3);
    expect(signUp('甲', { guests: 1 }).status).toBe('confirmed');
    expect(signUp('乙', { guests: 1 }).status).toBe('waiting');
    expect(signUp('丙').status).toBe('confirmed');
    expect(signUp('丁').status).toBe('waiting');
    const attendee = { name: '戊', phone: null, isAnother: false };
    const over = jobs['checkin.signUp'](db, { eventUid, attendee, fields: {}, over: true }, env());
    expect(over.status).toBe('confirmed');
    expect(desk().counts).toMatchObject({ confirmed: 3, guests: 1, waiting: 2 });
  });

  it('that somebody frees are offered to who waits longest and fits', () => {
    const { db, eventUid, signUp, change, env, sheet } = door(2);
    const first = signUp('甲');
    signUp('乙');
    const large = signUp('丙', { guests: 1 });
    const next = signUp('丁');
    expect(sheet(next.uid).waitingPlace).toBe(2);
    const freed = change(first.uid, { status: 'cancelled' });
    expect(freed.movedUp).toEqual([]);
    expect(freed.offered.map(({ uid }) => uid)).toEqual([next.uid]);
    refused('event-full', { capacity: 2, taken: 1, needed: 2 }, () =>
      jobs['checkin.moveUp'](db, { eventUid, uids: [large.uid], over: false }, env()),
    );
    jobs['checkin.moveUp'](db, { eventUid, uids: [next.uid], over: false }, env());
    expect(sheet(next.uid)).toMatchObject({ waitingPlace: null, fields: { status: 'confirmed' } });
  });

  it('go to who waits longest by themselves when the event has it so, in one operation', () => {
    const { db, eventUid, signUp, change, env, sheet } = door(2);
    const first = signUp('甲');
    signUp('乙');
    const next = signUp('丙');
    jobs['checkin.setPromotion'](db, { eventUid, promotion: 'auto' }, env());
    const before = dumpContent(db);
    const freed = change(first.uid, { status: 'cancelled' });
    expect(freed.movedUp).toMatchObject([{ uid: next.uid, name: '丙' }]);
    expect(freed.offered).toEqual([]);
    expect(sheet(next.uid).fields.status).toBe('confirmed');
    undoLast(db, { operationUid: null }, env());
    expect(dumpContent(db)).toEqual(before);
  });

  it('do not stretch for a change that needs more of them', () => {
    const { signUp, change, sheet } = door(2);
    const first = signUp('甲', { guests: 1 });
    const waiting = signUp('乙');
    refused('event-full', { needed: 1 }, () => change(waiting.uid, { status: 'confirmed' }));
    refused('event-full', { needed: 2 }, () => change(first.uid, { guests: 3 }));
    expect(change(waiting.uid, { status: 'confirmed' }, true).operationUid).not.toBeNull();
    // Fewer than before is never refused, over capacity or not.
    expect(change(first.uid, { guests: 0 }).operationUid).not.toBeNull();
    expect(sheet(first.uid).fields.guests).toBe(0);
  });

  it('below the confirmed are refused until it is said what becomes of those', () => {
    const { db, eventUid, signUp, env, desk, sheet } = door(5);
    signUp('甲', { guests: 1 });
    const late = signUp('乙');
    const set = (capacity: number, over: 'refuse' | 'keep' | 'move') =>
      jobs['checkin.setCapacity'](db, { eventUid, capacity, over }, env());
    refused('capacity-below-confirmed', { capacity: 2, confirmed: 3 }, () => set(2, 'refuse'));
    refused('capacity-below-confirmed', { capacity: 2, confirmed: 3 }, () =>
      updateEvent(db, { uid: eventUid, fields: { capacity: 2 } }, testEnv),
    );
    expect(set(2, 'move')).toMatchObject({ movedBack: 1 });
    expect(sheet(late.uid)).toMatchObject({ waitingPlace: 1, fields: { status: 'waiting' } });
    expect(set(1, 'keep')).toMatchObject({ movedBack: 0 });
    expect(desk()).toMatchObject({
      event: { capacity: 1 },
      counts: { confirmed: 1, guests: 1, waiting: 1 },
    });
    expect(set(3, 'refuse').offered).toMatchObject([{ uid: late.uid }]);
  });
});

describe('a sign-up by hand', () => {
  it('stands once; who cancelled may sign up again', () => {
    const { signUp, change, sheet } = door();
    const { uid } = signUp('甲', { ticket: '早鸟', channel: '公众号' }, '13800138001');
    refused('already-signed-up', { name: '甲' }, () => signUp('甲', {}, '138 0013 8001'));
    change(uid, { status: 'cancelled' });
    expect(signUp('甲', {}, '13800138001')).toMatchObject({ uid, status: 'confirmed' });
    expect(sheet(uid).fields).toMatchObject({ ticket: '早鸟', channel: '公众号' });
  });

  it('asks before a phone becomes that of a second person', () => {
    const { db, eventUid, env, signUp, search } = door();
    signUp('甲', {}, '13800138001');
    refused('phone-known', { name: '甲' }, () => signUp('乙', {}, '13800138001'));
    refused('invalid-input', { field: 'phone' }, () => signUp('乙', {}, '12'));
    jobs['checkin.signUp'](
      db,
      {
        eventUid,
        attendee: { name: '乙', phone: '13800138001', isAnother: true },
        fields: {},
        over: false,
      },
      env(),
    );
    expect(search('8001').map(({ name }) => name)).toEqual(['甲', '乙']);
  });

  it('is taken back with the member it added', () => {
    const { db, signUp, env } = door();
    const before = dumpContent(db);
    signUp('甲', {}, '13800138001');
    undoLast(db, { operationUid: null }, env());
    expect(dumpContent(db)).toEqual(before);
  });
});
