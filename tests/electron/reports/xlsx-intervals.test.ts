import Excel from 'exceljs';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { writeReportXlsx } from '../../../electron/reports/xlsx.ts';
import { signedFacts } from '../../../electron/store/queries/retrospectives/read.ts';
import { ratioFigure, scoreFigure } from '../../../shared/domain/metrics/figure.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const signed = resolve(
  import.meta.dirname,
  '../store/queries/retrospectives/signed-version-1.json',
);

it('writes the interval of a score in points, that of a share in percent', async () => {
  const facts = signedFacts(readFileSync(signed, 'utf8'));
  const base = { period: facts.during, complete: true } as const;
  const score = scoreFigure(
    { ...base, id: 'events.nps', entity: 'response' },
    { promoters: 30, detractors: 10, n: 60 },
    'no-answers',
  );
  const share = ratioFigure(
    { ...base, id: 'repurchase.rate', entity: 'member' },
    1,
    4,
    'no-buyers',
  );
  const [kpi] = facts.kpis;
  const kpis = [score, share].map((actual, index) => ({ ...kpi!, uid: `kp_${index}`, actual }));
  const path = join(temporaryFolder(), 'report.xlsx');
  const document = { title: '秋季', subtitle: '复盘', facts: [], sections: [] };
  const retrospective = { facts: { ...facts, kpis }, parts: [] };
  writeReportXlsx(path, document, retrospective, [], { language: 'zh-CN', mask: false });
  const book = new Excel.Workbook();
  await book.xlsx.readFile(path);
  const cells = (id: string) => {
    const found: Excel.Row[] = [];
    book.getWorksheet('指标')!.eachRow((row) => {
      if (row.getCell(13).value === id && row.getCell(2).value === 'KPI') found.push(row);
    });
    return [8, 9].map((column) => {
      const { value, numFmt } = found[0]!.getCell(column);
      return [value, numFmt.includes('%')];
    });
  };
  expect(cells('events.nps')).toEqual([
    [score.interval![0], false],
    [score.interval![1], false],
  ]);
  expect(cells('repurchase.rate')).toEqual([
    [share.interval![0], true],
    [share.interval![1], true],
  ]);
});
