import { expect, test } from 'vitest';
import type { ReportBlock, ReportOpening } from '../../../../shared/domain/report/document.ts';
import { hideSmallGroups } from '../../../../shared/domain/report/mask.ts';

const opening = (value: string, groups?: readonly number[]): ReportOpening => ({
  key: 'k',
  label: '名',
  value,
  details: ['口径: 人数', `样本 ${value}`],
  entity: 'member',
  rowUnit: null,
  ...(groups === undefined ? {} : { groups }),
});
const count = (number: number) => ({
  text: String(number),
  number,
  format: 'integer' as const,
  opening: opening(String(number), [number]),
});
const share = (part: number, whole: number) => ({
  text: `${part}/${whole}`,
  number: part / whole,
  format: 'percent' as const,
  opening: opening(`${part}/${whole}`, [part, whole]),
});
const text = (words: string) => ({ text: words });
const column = (align: 'left' | 'right') => ({ header: '列', align });

const masked = (...blocks: ReportBlock[]): readonly ReportBlock[] =>
  hideSmallGroups(
    {
      title: '标题',
      subtitle: '复盘',
      facts: [],
      sections: [
        { key: 'result', heading: '结果', blocks },
        { key: 'limits', heading: '说明', blocks: [] },
      ],
    },
    'zh-CN',
  ).sections.flatMap((section) => section.blocks);

const table = (
  ...rows: Extract<ReportBlock, { kind: 'table' }>['rows'][number][]
): ReportBlock => ({
  kind: 'table',
  key: 'events',
  message: '共 3 人',
  title: '表',
  columns: [column('left'), column('right'), column('right'), column('right')],
  rows,
});
const cells = (block: ReportBlock | undefined): string[][] =>
  block?.kind === 'table' ? block.rows.map((row) => row.map((cell) => cell.text)) : [];

test('hides groups smaller than five, the next one with them, and what is computed from them', () => {
  const [block, note] = masked(
    table(
      [text('甲'), count(3), share(2, 3), text('9% – 99%')],
      [text('乙'), count(8), share(7, 14), text('20% – 80%')],
      [text('丙'), count(40), share(20, 40), text('35% – 65%')],
      [text('丁'), count(0), text('—'), text('')],
    ),
  );
  expect(cells(block)).toEqual([
    ['甲', '少于 5', '少于 5', '少于 5'],
    ['乙', '少于 5', '少于 5', '少于 5'],
    ['丙', '40', '20/40', '35% – 65%'],
    ['丁', '0', '—', ''],
  ]);
  expect(JSON.stringify(block)).not.toMatch(/样本 [38]|"number":[38]|共 3 人/);
  expect(JSON.stringify(note)).toContain('少于 5 人');
});

test('hides a share that leaves fewer than five over, and nothing where all groups are large', () => {
  const [close] = masked(table([text('甲'), count(50), share(48, 50), text('86% – 99%')]));
  expect(cells(close)).toEqual([['甲', '50', '少于 5', '少于 5']]);
  const whole = table([text('甲'), count(50), share(25, 50), text('')]);
  expect(masked(whole)).toEqual([whole]);
});

test('hides steps of a funnel and their differences, days, cohorts and flows', () => {
  const bar = (value: number) => ({
    label: '步',
    value,
    note: `占 ${value}`,
    opening: opening(String(value)),
  });
  const charts = masked(
    {
      kind: 'chart',
      key: 'funnel',
      alt: '298 人',
      chart: { type: 'funnel', title: '漏斗', steps: [bar(298), bar(296), bar(77)] },
    },
    {
      kind: 'chart',
      key: 'daily',
      chart: {
        type: 'daily',
        title: '日',
        dates: ['a', 'b', 'c'],
        values: [0, 3, 9],
        unit: '人',
        spans: [],
      },
    },
    {
      kind: 'chart',
      key: 'retention',
      chart: {
        type: 'triangle',
        title: '留存',
        rowHeader: '组',
        sizeHeader: '人数',
        columns: ['1', '2'],
        rows: [
          {
            label: '一',
            size: count(20),
            cells: [
              { ...share(10, 20), share: 0.5, whole: true },
              { ...share(2, 20), share: 0.1, whole: true },
            ],
          },
        ],
        legend: '',
      },
    },
    {
      kind: 'chart',
      key: 'flow',
      chart: {
        type: 'flow',
        title: '流向',
        from: [],
        to: [],
        links: [2, 9, 30].map((value) => ({ from: 'a', to: 'b', value, opening: opening('') })),
      },
    },
  ).flatMap((block) => (block.kind === 'chart' ? [block] : []));
  const [funnel, daily, retention, flow] = charts.map(({ chart }) => chart);
  expect(funnel).toMatchObject({
    steps: [{ value: 298 }, { value: null, note: '' }, { value: 77, note: '' }],
  });
  expect(charts[0]).not.toHaveProperty('alt');
  expect(daily).toMatchObject({ values: [0, null, 9] });
  expect(retention).toMatchObject({
    rows: [{ cells: [{ share: 0.5 }, { share: null, text: '少于 5' }] }],
  });
  expect(flow).toMatchObject({ links: [{ value: 30 }] });
});
