import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkAll } from '../../../electron/store/check/check.ts';
import { countsOf, importFile } from '../../support/import-file.ts';
import { dumpOf, look } from '../../support/read-workspace.ts';
import { wholeShell } from '../../support/context.ts';
import { finished, temporaryRooms } from '../../support/rooms.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/data/meetup-la');
const present = existsSync(join(folder, 'rsvps.csv'));
if (!present) process.stdout.write('The Los Angeles data is not here: its tests are skipped.\n');

const none = { created: 0, updated: 0, unchanged: 0, conflicts: 0, rejected: 0, skipped: 0 };

describe.skipIf(!present)('the Los Angeles Meetup data', () => {
  it(
    'comes in whole, twice without a change, and goes without a trace',
    { timeout: 120_000 },
    async () => {
      const rooms = temporaryRooms(wholeShell);
      await rooms.client.workspace.create({ name: 'LA', zone: 'America/Los_Angeles' });
      const { path } = rooms.context.session();
      const [groups] = await importFile(rooms, join(folder, 'groups.csv'));
      expect(countsOf(groups!)).toEqual({ ...none, created: 139 });
      const before = dumpOf(path);

      const [rsvps] = await importFile(rooms, join(folder, 'rsvps.csv'));
      expect(countsOf(rsvps!)).toEqual({ ...none, created: 56_818 });
      expect(rsvps!.entities).toMatchObject({
        members: { created: 12_477 },
        events: { created: 2_274 },
        signups: { created: 56_818 },
      });
      expect(rsvps!.warnings.map((warning) => warning.code)).toEqual(
        expect.arrayContaining(['events-created', 'members-created']),
      );
      look(path, (db) => {
        const all = (sql: string): unknown[] => db.prepare(sql).raw().all();
        expect(all('SELECT status, count(*) FROM signup GROUP BY 1 ORDER BY 1')).toEqual([
          ['confirmed', 44_321],
          ['declined', 10_903],
          ['waiting', 1_594],
        ]);
        expect(all('SELECT sum(guests) FROM signup')).toEqual([[3_812]]);
        expect(
          all(`SELECT identity.value, count(*) FROM signup JOIN identity USING (member_id)
             WHERE status = 'confirmed' GROUP BY 1 ORDER BY 2 DESC LIMIT 3`),
        ).toEqual([
          ['9042718', 416],
          ['142142252', 415],
          ['898095', 324],
        ]);
        expect(all('SELECT min(at_ms), max(at_ms) FROM signup')).toEqual([
          [Date.parse('2008-09-19T01:15:02Z'), Date.parse('2016-09-13T02:45:12Z')],
        ]);
        // 1386872159000 is the morning of that day in Los Angeles.
        expect(all("SELECT created_date FROM community WHERE external_key = '11434752'")).toEqual([
          ['2013-12-12'],
        ]);
        expect(checkAll(db)).toEqual([]);
      });

      const imported = dumpOf(path);
      const [again] = await importFile(rooms, join(folder, 'rsvps.csv'));
      expect(countsOf(again!)).toEqual({ ...none, unchanged: 56_818 });
      expect(again!.warnings.map((warning) => warning.code)).toContain('already-imported');
      expect(dumpOf(path)).toEqual(imported);

      const undone = await finished(rooms.client.imports.undo({ uid: rsvps!.uid }));
      expect(undone.refused).toEqual([]);
      expect(dumpOf(path)).toEqual(before);
    },
  );
});
