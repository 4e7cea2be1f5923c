import { describe, expect, it } from 'vitest';
import { chartSvg } from '../../../electron/reports/chart-svg.ts';
import { renderHtml } from '../../../electron/reports/html.ts';
import { chartTable } from '../../../shared/domain/report/chart-table.ts';
import type { ReportChart, ReportOpening } from '../../../shared/domain/report/document.ts';

const opening = (key: string, value: string): ReportOpening => ({
  key,
  label: `名 ${key}`,
  value,
  details: [],
  entity: 'member',
  rowUnit: null,
});
const bar = (label: string, value: number | null) => ({
  label,
  value,
  note: '备注',
  opening: opening(label, value === null ? '—' : String(value)),
});

const charts: readonly ReportChart[] = [
  { type: 'bars', title: '渠道', bars: [bar('视频号', 12), bar('门店', null)] },
  {
    type: 'triangle',
    title: '留存',
    rowHeader: '分组',
    sizeHeader: '人数',
    columns: ['第 1 周', '第 2 周'],
    rows: [
      {
        label: '2026-W40',
        size: { text: '10', number: 10, format: 'integer' },
        cells: [
          { text: '40%', number: 0.4, format: 'percent', share: 0.4, whole: true },
          { text: '20%', number: 0.2, format: 'percent', share: 0.2, whole: false },
        ],
      },
      {
        label: '2026-W41',
        size: { text: '7', number: 7, format: 'integer' },
        cells: [{ text: '—', number: null, share: null, whole: true }],
      },
    ],
    legend: '斜线：还不完整',
  },
  {
    type: 'flow',
    title: '流向',
    from: [
      { key: 'a', label: '核心' },
      { key: 'b', label: '普通' },
    ],
    to: [
      { key: 'a', label: '核心' },
      { key: 'b', label: '普通' },
    ],
    links: [
      { from: 'a', to: 'b', value: 2, opening: opening('flow.a.b', '2') },
      { from: 'b', to: 'b', value: 5, opening: opening('flow.b.b', '5') },
    ],
  },
];

const words = { value: '数值', date: '日期', from: '从', to: '到' };

describe.each(charts)('a chart of kind $type', (chart) => {
  it('is drawn with every one of its labels', () => {
    const svg = chartSvg(chart, 'zh-CN');
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(svg).toContain(chart.title);
    const labels = {
      bars: ['视频号', '门店', '12', '—'],
      triangle: ['2026-W40', '第 2 周', '40%', '20%', '>10<', '—', '斜线', '<pattern'],
      flow: ['核心', '普通', '>5<'],
      funnel: [],
      daily: [],
    }[chart.type];
    for (const label of labels) expect(svg, label).toContain(label);
  });

  it('has its numbers as a table', () => {
    const { columns, rows } = chartTable(chart, words);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    const numbers = rows.map((row) => row.flatMap(({ number }) => number ?? []));
    expect(numbers).toEqual(
      {
        bars: [[12], []],
        triangle: [[10, 0.4, 0.2], [7]],
        flow: [[2], [5]],
        funnel: [],
        daily: [],
      }[chart.type],
    );
  });
});

describe('a document', () => {
  const document = {
    title: '秋季',
    subtitle: '复盘',
    facts: ['期间'],
    sections: [
      {
        key: 'analysis',
        heading: '分析',
        blocks: [
          {
            kind: 'chart',
            chart: charts[1]!,
            alt: '说 "图"',
            key: 'retention',
            message: '留住了 <40%',
          },
        ],
      },
    ],
  } as const;

  it('says what a part comes to, and its picture in words', () => {
    const html = renderHtml(document, { language: 'zh-CN', print: false });
    expect(html).toContain('<p class="message">留住了 &lt;40%</p>');
    expect(html).toContain('aria-label="说 &quot;图&quot;"');
    expect(html).not.toContain('class="brand"');
  });

  it('bears the brand of whoever hands it over, and nothing else gets in by it', () => {
    const logo = 'data:image/png;base64,AAAA';
    const brand = { name: '茶<b>馆', colour: '#AA3300', logo };
    const html = renderHtml({ ...document, brand }, { language: 'zh-CN', print: false });
    expect(html).toContain(`<img alt="" src="${logo}"><span>茶&lt;b&gt;馆</span>`);
    expect(html).toContain('#AA3300');
    const sly = { ...brand, colour: 'red}body{display:none' };
    expect(
      renderHtml({ ...document, brand: sly }, { language: 'zh-CN', print: false }),
    ).not.toContain('red}body{');
  });
});
