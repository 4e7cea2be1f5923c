import { expect, it } from 'vitest';
import { WorkstationError } from '../../../shared/contract/errors.ts';
import { undoOperation } from '../../../electron/store/log/undo.ts';
import type { Report } from '../../../electron/store/report.ts';
import { dumpContent } from '../../support/dump.ts';
import { sourceDesk } from '../../support/source-file.ts';
import { testEnv } from '../../support/workspace.ts';

interface Followed {
  readonly report: Report;
  readonly fractions: readonly number[];
}

/** Gives up at the report of that number, from 0. */
const givingUpAt = (last: number): Followed => {
  const fractions: number[] = [];
  const report: Report = (fraction) => {
    if (fractions.length === last) throw new WorkstationError('cancelled');
    fractions.push(fraction);
  };
  return { report, fractions };
};

const membersCsv = (from: number, until: number): string => {
  let text = '会员编号,姓名,手机号,标签\n';
  for (let n = from; n < until; n++)
    text += `M${n},人${n},139${String(n).padStart(8, '0')},标签${n % 3}\n`;
  return text;
};

it('leaves nothing behind wherever a commit or its undo is given up', async () => {
  const desk = sourceDesk();
  await desk.give('early.csv', membersCsv(0, 5));
  const before = dumpContent(desk.db);
  const follow = givingUpAt(Infinity);
  const { result } = await desk.give('more.csv', membersCsv(3, 8), follow);
  const after = dumpContent(desk.db);
  expect(follow.fractions.length).toBeGreaterThan(10);
  expect(follow.fractions).toEqual(follow.fractions.toSorted((a, b) => a - b));
  const undo = ({ report }: Followed): unknown =>
    undoOperation(desk.db, { uid: result.operationUid }, { ...testEnv, report });
  let undoReports = 0;
  for (; ; undoReports++) {
    const followed = givingUpAt(undoReports);
    try {
      undo(followed);
      break;
    } catch (error) {
      expect(error).toMatchObject({ code: 'cancelled' });
      expect(dumpContent(desk.db)).toEqual(after);
    }
  }
  expect(undoReports).toBeGreaterThan(10);
  expect(dumpContent(desk.db)).toEqual(before);
  for (const at of follow.fractions.keys()) {
    const again = desk.give('more.csv', membersCsv(3, 8), givingUpAt(at));
    await expect(again).rejects.toMatchObject({ code: 'cancelled' });
    expect(dumpContent(desk.db)).toEqual(before);
  }
  await desk.give('more.csv', membersCsv(3, 8));
  expect(dumpContent(desk.db)['person']).toHaveLength(8);
});

it('puts indexes and settings back when a large commit is given up', async () => {
  const desk = sourceDesk();
  const schema = (): unknown[] => desk.rows('SELECT name, sql FROM sqlite_schema ORDER BY name');
  const before = { schema: schema(), content: dumpContent(desk.db) };
  // From here on a table's indexes are made anew.
  const large = membersCsv(0, 20_001);
  for (const part of [0.2, 0.5, 0.75]) {
    const report: Report = (fraction) => {
      if (fraction > part) throw new WorkstationError('cancelled');
    };
    await expect(desk.give('large.csv', large, { report })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect({ schema: schema(), content: dumpContent(desk.db) }).toEqual(before);
    expect(desk.db.pragma('foreign_keys', { simple: true })).toBe(1);
  }
  const { result } = await desk.give('large.csv', large);
  expect(result.created).toBe(20_001);
  expect(schema()).toEqual(before.schema);
});
