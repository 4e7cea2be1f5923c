import { describe, expect, it } from 'vitest';
import type { EventDetail } from '../../../shared/contract/events.ts';
import { zoneClock } from '../../../shared/domain/events/zone-clock.ts';
import { temporaryRooms } from '../../support/rooms.ts';

const clock = zoneClock('Asia/Shanghai');
const HOUR_MS = 3_600_000;
const at = (date: string, time: string): number => clock.utcMs(date, time);

const open = async () => {
  const rooms = temporaryRooms();
  await rooms.client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
  return rooms;
};

describe('an event of the room', () => {
  it('is planned back from its date; a new date moves what is relative, and undo brings it back', async () => {
    const { client } = await open();
    const { uid } = await client.events.create({
      template: 'offline-gathering',
      fields: {
        name: '茶会',
        kind: 'core-gathering',
        mode: 'offline',
        startAtMs: at('2026-12-26', '14:00'),
        endAtMs: at('2026-12-26', '17:00'),
      },
    });
    const planned = await client.events.detail({ uid });
    const starts = (detail: typeof planned) =>
      Object.fromEntries(
        detail.tasks.map((task) => {
          const { date, time } = clock.local(task.startAtMs);
          return [task.name, `${date} ${time}`];
        }),
      );
    expect(planned.tasks).toHaveLength(29);
    expect(planned.links.length).toBeGreaterThan(20);
    expect(starts(planned)).toMatchObject({
      组建团队与分工: '2026-11-26 09:00',
      开放报名: '2026-12-09 09:00',
      复盘会: '2027-01-01 14:00',
    });

    const fixed = planned.tasks.find((task) => task.name === '邀请嘉宾')!;
    await client.events.updateTask({ uid: fixed.uid, fields: { relative: false } });
    const before = await client.events.detail({ uid });
    const moved = await client.events.reschedule({
      uid,
      startAtMs: at('2027-01-16', '15:00'),
      endAtMs: at('2027-01-16', '18:00'),
    });
    expect(moved.movedTasks).toBe(28);
    expect(starts(await client.events.detail({ uid }))).toMatchObject({
      组建团队与分工: '2026-12-17 09:00',
      开放报名: '2026-12-30 09:00',
      签到: '2027-01-16 14:15',
      收场: '2027-01-16 18:00',
      复盘会: '2027-01-22 14:00',
      邀请嘉宾: starts(before)['邀请嘉宾'],
    });
    await client.workspace.undo({ operationUid: moved.operationUid! });
    expect(await client.events.detail({ uid })).toEqual(before);
    await client.workspace.redo({});
    expect((await client.events.detail({ uid })).event.startAtMs).toBe(at('2027-01-16', '15:00'));
  });

  it('without tasks takes a template later, once, and only with a start', async () => {
    const { client } = await open();
    const fields = { name: '分享会', kind: 'sharing', mode: 'online' } as const;
    const { uid } = await client.events.create({ template: null, fields });
    const plan = () => client.events.applyTemplate({ uid, template: 'sharing-session' });
    await expect(plan()).rejects.toMatchObject({ data: { code: 'invalid-input' } });
    await client.events.update({ uid, fields: { startAtMs: at('2027-01-05', '20:00') } });
    const { operationUid } = await plan();
    const { tasks } = await client.events.detail({ uid });
    expect(tasks).toHaveLength(20);
    const last = tasks.find((task) => task.name === '整理总结')!;
    expect(clock.local(last.endAtMs)).toEqual({ date: '2027-01-08', time: '18:00' });
    await expect(plan()).rejects.toMatchObject({ data: { code: 'conflict' } });
    await client.workspace.undo({ operationUid: operationUid! });
    expect((await client.events.detail({ uid })).tasks).toEqual([]);
  });

  it('refuses an end before its start and a task that waits for itself, and changes nothing', async () => {
    const { client, logged } = await open();
    const startAtMs = at('2026-12-26', '14:00');
    const { uid } = await client.events.create({
      template: 'sharing-session',
      fields: { name: '茶会', kind: 'sharing', mode: 'online', startAtMs },
    });
    const before = await client.events.detail({ uid });
    const early = { uid, startAtMs, endAtMs: startAtMs - HOUR_MS };
    await expect(client.events.reschedule(early)).rejects.toMatchObject({
      data: { code: 'end-before-start' },
    });
    const [, task] = before.tasks;
    await expect(
      client.events.updateTask({ uid: task!.uid, fields: { endAtMs: task!.startAtMs - 1 } }),
    ).rejects.toMatchObject({ data: { code: 'end-before-start' } });
    await expect(
      client.events.addLink({ fromUid: task!.uid, toUid: task!.uid, kind: 'finish-start' }),
    ).rejects.toMatchObject({ data: { code: 'task-cycle' } });
    await expect(client.events.detail({ uid: 'ev_none' })).rejects.toMatchObject({
      data: { code: 'not-found' },
    });
    expect(await client.events.detail({ uid })).toEqual(before);
    expect(logged).toEqual([]);
  });

  it('asks about dates before today, keeps them, or takes what was for done', async () => {
    const { client } = await open();
    const fields = { name: '茶会', kind: 'sharing', mode: 'online' } as const;
    const plan = (startAtMs: number, past: 'ask' | 'keep' | 'done') =>
      client.events.create({
        template: 'sharing-session',
        fields: { ...fields, startAtMs },
        past,
      });
    const all = () =>
      client.events.list({ sort: { by: 'name', descending: false }, offset: 0, limit: 10 });
    const done = (detail: EventDetail) => detail.tasks.filter(({ progress }) => progress === 1);
    const dates = { code: 'dates-in-past' };
    // Today is 24 November: preparation of the 26th should have begun, the 20th is over.
    const soon = at('2026-11-26', '20:00');
    const over = at('2026-11-20', '20:00');
    await expect(plan(soon, 'ask')).rejects.toMatchObject({
      data: { ...dates, params: { event: 'ahead', date: '2026-11-26' } },
    });
    await expect(plan(over, 'ask')).rejects.toMatchObject({
      data: { ...dates, params: { event: 'over', date: '2026-11-20' } },
    });
    expect((await all()).total).toBe(0);

    const kept = await client.events.detail({ uid: (await plan(over, 'keep')).uid });
    expect(kept.event.state).toBe('planned');
    expect(done(kept)).toEqual([]);
    const begun = await client.events.detail({ uid: (await plan(soon, 'done')).uid });
    expect(begun.event.state).toBe('planned');
    expect(done(begun).map(({ name }) => name)).toEqual(
      begun.tasks
        .filter(({ kind, endAtMs }) => kind !== 'phase' && endAtMs < at('2026-11-24', '00:00'))
        .map(({ name }) => name),
    );
    expect(done(begun).length).toBeGreaterThan(0);
    const record = await plan(over, 'done');
    const recorded = await client.events.detail({ uid: record.uid });
    expect(recorded.event.state).toBe('closed');
    expect(done(recorded)).toHaveLength(
      recorded.tasks.filter(({ kind }) => kind !== 'phase').length,
    );

    // Moved to the past: refused as a question, or recorded; undo gives everything back.
    const to = { uid: begun.event.uid, startAtMs: over, endAtMs: over + HOUR_MS } as const;
    await expect(client.events.reschedule({ ...to, past: 'ask' })).rejects.toMatchObject({
      data: dates,
    });
    expect(await client.events.detail({ uid: to.uid })).toEqual(begun);
    const moved = await client.events.reschedule({ ...to, past: 'done' });
    expect((await client.events.detail({ uid: to.uid })).event.state).toBe('closed');
    await client.workspace.undo({ operationUid: moved.operationUid! });
    expect(await client.events.detail({ uid: to.uid })).toEqual(begun);

    // A record that is over may be moved without a question; so may the next edition to the future.
    await client.events.reschedule({
      ...to,
      uid: record.uid,
      startAtMs: over - HOUR_MS,
      past: 'ask',
    });
    const edition = { uid: record.uid, name: '茶会 2', actions: false } as const;
    await expect(
      client.events.nextEdition({ ...edition, startAtMs: over, past: 'ask' }),
    ).rejects.toMatchObject({ data: dates });
    await client.events.nextEdition({
      ...edition,
      startAtMs: at('2027-03-20', '20:00'),
      past: 'ask',
    });
  });

  it('keeps words of its plan, goes to the archive and comes back', async () => {
    const { client } = await open();
    const { uid } = await client.events.create({
      template: null,
      fields: { name: '茶会', kind: 'other', mode: 'offline' },
    });
    await client.events.setPlan({ uid, field: 'purpose', text: '认识新邻居' });
    await client.events.setPlan({ uid, field: 'budget', text: '¥3,000' });
    const { operationUid } = await client.events.setPlan({ uid, field: 'budget', text: '' });
    expect((await client.events.detail({ uid })).plan).toEqual({ purpose: '认识新邻居' });
    await client.workspace.undo({ operationUid: operationUid! });
    expect((await client.events.detail({ uid })).plan).toMatchObject({ budget: '¥3,000' });

    const total = async (archived: boolean): Promise<number> => {
      const sort = { by: 'start', descending: true } as const;
      return (await client.events.list({ archived, sort, offset: 0, limit: 1 })).total;
    };
    await client.events.archive({ uid, archived: true });
    expect([await total(false), await total(true)]).toEqual([0, 1]);
    expect((await client.events.archive({ uid, archived: true })).operationUid).toBeNull();
    await client.events.archive({ uid, archived: false });
    expect([await total(false), await total(true)]).toEqual([1, 0]);
  });

  it('goes out as a calendar file, with its open tasks if asked; one without a time does not', async () => {
    const { client } = await open();
    const { uid } = await client.events.create({
      template: 'sharing-session',
      fields: {
        name: '分享会',
        kind: 'sharing',
        mode: 'online',
        place: '腾讯会议',
        startAtMs: at('2026-12-26', '20:00'),
      },
    });
    const entries = async (tasks: boolean): Promise<string> => {
      const { handle } = await client.events.calendarFile({ uid, tasks });
      const { chunk } = await client.files.read({ handle, offset: 0 });
      return Buffer.from(await chunk.arrayBuffer()).toString('utf8');
    };
    const alone = await entries(false);
    expect(alone.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(alone).toContain('DTSTART;TZID=Asia/Shanghai:20261226T200000');
    const { tasks } = await client.events.detail({ uid });
    const work = tasks.filter(({ kind }) => kind !== 'phase');
    await client.events.updateTask({ uid: work[0]!.uid, fields: { progress: 1 } });
    expect((await entries(true)).match(/BEGIN:VEVENT/g)).toHaveLength(work.length);
    const without = await client.events.create({
      template: null,
      fields: { name: '未定', kind: 'other', mode: 'online' },
    });
    await expect(client.events.calendarFile({ uid: without.uid, tasks: true })).rejects.toThrow(
      'nothing-to-export',
    );
  });

  it('is kept as a template, laid out from it, and held again with its plan', async () => {
    const { client } = await open();
    const { uid } = await client.events.create({
      template: 'sharing-session',
      fields: {
        name: '分享会',
        kind: 'sharing',
        mode: 'online',
        place: '腾讯会议',
        capacity: 200,
        startAtMs: at('2026-12-26', '20:00'),
        endAtMs: at('2026-12-26', '21:30'),
      },
    });
    await client.events.setPlan({ uid, field: 'purpose', text: '拉新' });
    const before = await client.events.detail({ uid });
    const first = before.tasks.find(({ kind }) => kind === 'task')!;
    await client.events.updateTask({
      uid: first.uid,
      fields: { owner: '小李', progress: 0.5, name: '定主题' },
    });
    const kept = await client.events.saveTemplate({ eventUid: uid, name: '我们的分享会' });
    expect(await client.events.ownTemplates({})).toMatchObject([
      { name: '我们的分享会', durationMinutes: 90, startTime: '20:00', firstDay: -14 },
    ]);
    const made = await client.events.create({
      template: null,
      ownTemplate: kept.uid,
      fields: { name: '二', kind: 'sharing', mode: 'online', startAtMs: at('2027-01-10', '20:00') },
    });
    const next = await client.events.nextEdition({
      uid,
      name: '分享会 2',
      startAtMs: at('2027-01-10', '20:00'),
      actions: true,
    });
    for (const { uid: one } of [made, next]) {
      const detail = await client.events.detail({ uid: one });
      expect(detail.tasks).toHaveLength(before.tasks.length);
      expect(detail.links).toHaveLength(before.links.length);
      const task = detail.tasks.find(({ name }) => name === '定主题')!;
      expect(task).toMatchObject({ owner: '小李', progress: 0, realStartAtMs: null });
      expect(clock.local(task.startAtMs)).toEqual({ date: '2026-12-27', time: '09:00' });
      expect(detail.tasks.find((other) => other.uid === task.parentUid)?.kind).toBe('phase');
    }
    const edition = await client.events.detail({ uid: next.uid });
    expect(edition.event).toMatchObject({ place: '腾讯会议', capacity: 200 });
    expect(edition.plan).toEqual({ purpose: '拉新' });
    // The same name is the same template; what was planned from it stays when it goes.
    const again = await client.events.saveTemplate({ eventUid: next.uid, name: '我们的分享会' });
    expect(again.uid).toBe(kept.uid);
    await client.events.removeTemplate({ uid: kept.uid });
    expect(await client.events.ownTemplates({})).toEqual([]);
    expect((await client.events.detail({ uid: made.uid })).tasks).toHaveLength(before.tasks.length);
    await client.workspace.undo({});
    expect(await client.events.ownTemplates({})).toHaveLength(1);
  });
});
