import { describe, expect, it } from 'vitest';
import { shared } from '../../../support/import-kinds.ts';

const header = ['标题', '类型', '渠道', '发布时间', '阅读量', '点赞数', '评论', '转发', '收藏'];
const rows = [
  ['夏日新品预告', '图文', '公众号', '2026-06-01 20:30', '1.2万', 320, 15, 40, 8],
  ['烘焙直播回放', '直播', '视频号', '2026-06-03 19:00', '10w+', '3,200', 88, 120, 60],
  ['门店地图', '小程序', '公众号', '2026-06-05', 500, 2, 0, 1, 0],
];

interface Result {
  readonly title: string;
  readonly type: string;
  readonly published_date: string;
  readonly published_at_ms: number | null;
  readonly as_of_date: string;
  readonly reads: number;
  readonly approximate: string | null;
}
const results = `SELECT title, type, published_date, published_at_ms, as_of_date, reads, approximate
  FROM content_item JOIN content_result ON content_result.content_id = content_item.id
  ORDER BY title, as_of_date`;

describe('content results', () => {
  it('are known by their headers, read in Chinese numbers, and go without a trace', async () => {
    const { roundTrip, give, query, fieldsOf, warningsOf } = shared();
    expect(await fieldsOf('内容.csv', [header, ...rows])).toMatchObject({
      kind: 'content',
      questions: [],
      fields: { 标题: 'content.title', 发布时间: 'content.published', 转发: 'content.shares' },
    });
    const first = await roundTrip('内容.csv', [header, ...rows]);
    expect(first).toMatchObject({
      created: 3,
      entities: { contents: { created: 3 }, content_results: { created: 3 } },
    });
    expect(warningsOf(first)).toEqual(
      expect.arrayContaining(['approximate-number', 'unknown-content-type']),
    );
    await give('内容.csv', [header, ...rows], { context: { date: '2026-06-10' } });
    const [summer, live, map] = ['夏日新品预告', '烘焙直播回放', '门店地图'].map((title) =>
      query<Result>(results).find((row) => row.title === title)!,
    );
    expect(summer).toMatchObject({ type: 'article', reads: 12_000, approximate: null });
    expect(summer!.published_at_ms).toBe(Date.parse('2026-06-01T20:30:00+08:00'));
    expect(live).toMatchObject({ type: 'live', reads: 100_000, approximate: 'reads' });
    expect(map).toMatchObject({
      type: 'other',
      published_at_ms: null,
      published_date: '2026-06-05',
      as_of_date: '2026-06-10',
    });
  });

  it('with other figures on a later day are a further result, equal ones nothing', async () => {
    const { give, query } = shared();
    const june = { context: { date: '2026-06-10' } };
    const july = { context: { date: '2026-07-01' } };
    await give('内容.csv', [header, ...rows], june);
    const equal = await give('内容.csv', [header, ...rows], july);
    expect(equal).toMatchObject({ updated: 0, unchanged: 3, entities: {} });
    const grown = rows.map((row, at) => (at === 2 ? [...row.slice(0, 4), 900, 3, 0, 1, 0] : row));
    const later = await give('内容.csv', [header, ...grown], july);
    expect(later).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 2,
      entities: { content_results: { created: 1 } },
    });
    expect(query<Result>(results).filter((row) => row.title === '门店地图')).toMatchObject([
      { as_of_date: '2026-06-10', reads: 500 },
      { as_of_date: '2026-07-01', reads: 900 },
    ]);
  });

  it('are exact again once the file gives the number', async () => {
    const { give, query } = shared();
    const june = { context: { date: '2026-06-10' } };
    await give('内容.csv', [header, rows[1]!], june);
    const exact = [...rows[1]!.slice(0, 4), 103_456, ...rows[1]!.slice(5)];
    expect(await give('内容.csv', [header, exact], june)).toMatchObject({ updated: 1 });
    expect(query<Result>(results)).toMatchObject([{ reads: 103_456, approximate: null }]);
  });

  it('follow the dates of the file, and say what is wrong with a row', async () => {
    const { roundTrip, give, query, reasonsOf } = shared();
    const dated = [
      ['标题', '阅读', '统计日期'],
      ['周报', 100, '2026-06-01'],
      ['周报', 180, '2026-06-02'],
      ['', 5, '2026-06-02'],
      ['月报', '-3', '2026-06-02'],
      ['年报', '', '2026-06-02'],
    ];
    const done = await roundTrip('内容.csv', dated);
    expect(done).toMatchObject({ created: 1, updated: 1, rejected: 3 });
    await give('内容.csv', dated);
    expect(reasonsOf(done)).toEqual(['no-title', 'count-invalid', 'no-figures']);
    expect(query<Result>(results).map((row) => row.reads)).toEqual([100, 180]);
  });
});
