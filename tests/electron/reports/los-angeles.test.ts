import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wholeShell } from '../../support/context.ts';
import { importFile } from '../../support/import-file.ts';
import { look } from '../../support/read-workspace.ts';
import { temporaryRooms } from '../../support/rooms.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/data/meetup-la');
const present = existsSync(join(folder, 'rsvps.csv'));
if (!present) process.stdout.write('The Los Angeles data is not here: its campaign is skipped.\n');

/** The second quarter of 2015 in Los Angeles, in summer time, against the first, which begins in winter time. */
const during = { from: '2015-04-01', to: '2015-06-30' };
const before = { from: '2015-01-01', to: '2015-03-31' };
const QUARTER = `at_ms >= ${Date.parse('2015-04-01T00:00:00-07:00')} AND at_ms < ${Date.parse('2015-07-01T00:00:00-07:00')}`;

const unset = { targetHigh: null, baseline: null, weight: 1, owner: null } as const;

describe.skipIf(!present)('a campaign over a quarter of the Los Angeles Meetup data', () => {
  it('says what plain SQL says of its events', { timeout: 120_000 }, async () => {
    const rooms = temporaryRooms(wholeShell);
    const { client } = rooms;
    await client.workspace.create({ name: 'LA', zone: 'America/Los_Angeles' });
    await importFile(rooms, join(folder, 'groups.csv'));
    await importFile(rooms, join(folder, 'rsvps.csv'));
    const { path } = rooms.context.session();
    const all = (sql: string): unknown[][] =>
      look(path, (db) => db.prepare(sql).raw().all()) as unknown[][];

    // The files name no start of an event: those of the quarter are the ones answered for in it.
    const eventUids = all(
      `SELECT uid FROM event WHERE id IN (SELECT event_id FROM signup WHERE ${QUARTER}) ORDER BY uid`,
    ).map(([uid]) => String(uid));
    expect(eventUids).toHaveLength(151);
    const { uid: campaignUid } = await client.campaigns.create({
      name: '2015 Q2',
      ...during,
      baselineFrom: before.from,
      baselineTo: before.to,
    });
    await client.campaigns.setScope({ uid: campaignUid, communityUids: [], eventUids });
    for (const metric of ['signups.total', 'signups.confirmed', 'events.show_up_rate'] as const)
      await client.campaigns.addKpi({
        campaignUid,
        kpi: { metric, target: 1, direction: 'up', ...unset },
      });
    const { facts } = await client.retrospectives.open({ campaignUid });
    const [compared] = facts.comparison;
    expect([facts.zone, compared!.before.period, compared!.during.period]).toEqual([
      'America/Los_Angeles',
      before,
      during,
    ]);

    const OWN = 'event_id IN (SELECT event_id FROM signup WHERE ' + QUARTER + ')';
    const one = (sql: string): unknown => all(sql)[0]![0];
    const value = (metric: string): number | null =>
      facts.kpis.find((kpi) => kpi.metric === metric)!.actual!.value;
    expect(value('signups.total')).toBe(one(`SELECT count(*) FROM signup WHERE ${OWN}`));
    expect(value('signups.confirmed')).toBe(
      one(`SELECT count(*) FROM signup WHERE status = 'confirmed' AND ${OWN}`),
    );
    expect(facts.funnel.signedUp).toBe(
      one(
        `SELECT count(DISTINCT coalesce(effective_member_id, member.id)) FROM signup JOIN member ON member.id = member_id
         WHERE status IN ('confirmed', 'pending', 'waiting') AND ${OWN}`,
      ),
    );
    expect(
      facts.events.map(({ uid, signups, confirmed }) => [uid, signups, confirmed]).toSorted(),
    ).toEqual(
      all(
        `SELECT event.uid, count(*), sum(status = 'confirmed') FROM signup JOIN event ON event.id = event_id
         WHERE ${OWN} GROUP BY 1`,
      ).toSorted(),
    );
    // Nobody was scanned and nothing else happened: that is unknown, and neither 0 nor 0 %.
    const absent = (metric: string) => facts.kpis.find((kpi) => kpi.metric === metric)!.actual!;
    expect([facts.funnel.attended, facts.funnel.converted]).toEqual([null, null]);
    expect([absent('events.show_up_rate').value, absent('events.show_up_rate').reason]).toEqual([
      null,
      'no-checkins',
    ]);
    const line = (id: string) => facts.comparison.find((row) => row.during.id === id)!;
    expect(line('active.members').during).toMatchObject({ value: null, reason: 'no-data' });
    // When somebody joined stands nowhere: all are members in both quarters, and none is new.
    const members = one('SELECT count(*) FROM person');
    expect(members).toBe(12_477);
    for (const when of ['before', 'during', 'after'] as const)
      expect([line('members.total')[when].value, line('members.new')[when].value]).toEqual([
        members,
        0,
      ]);
    expect(line('members.new').during.complete).toBe(false);
  });
});
