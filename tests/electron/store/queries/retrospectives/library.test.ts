import { expect, test } from 'vitest';
import { createCampaign } from '../../../../../electron/store/queries/campaigns/save.ts';
import { compareCampaigns } from '../../../../../electron/store/queries/retrospectives/compare.ts';
import { setLimit } from '../../../../../electron/store/queries/retrospectives/limit-edits.ts';
import { setPart } from '../../../../../electron/store/queries/retrospectives/parts.ts';
import {
  addAction,
  setPassage,
} from '../../../../../electron/store/queries/retrospectives/save.ts';
import { searchWords } from '../../../../../electron/store/queries/retrospectives/search.ts';
import { signRetrospective } from '../../../../../electron/store/queries/retrospectives/sign.ts';
import { addWhy } from '../../../../../electron/store/queries/retrospectives/whys.ts';
import {
  cellKey,
  compareCampaigns as comparison,
  ofCellKey,
} from '../../../../../shared/domain/report/compare-campaigns.ts';
import { languages } from '../../../../../shared/messages/languages.ts';
import { campaignWith, idOf, insert } from '../../../../support/campaign-store.ts';
import { storeOf } from '../../../../support/community.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';
import { withoutUids } from '../../../../support/without-uids.ts';

const opened = () =>
  storeOf({
    me_a: { fields: { joined_date: '2026-10-05' }, acts: ['2026-10-06', '2026-11-03'] },
    me_b: { fields: { joined_date: '2026-11-02' }, acts: ['2026-11-03'] },
  }).db;

test('what is written is found in every place, in the newest version, once', () => {
  const db = opened();
  const { campaignUid, eventUids } = campaignWith(db, { from: '2026-11-02', to: '2026-11-08' }, [
    '2026-11-04 12:00',
  ]);
  const of = { campaignUid };
  setPassage(db, { ...of, section: 'insight', text: '海报要早两周' }, testEnv);
  addWhy(db, { ...of, parentUid: null, afterUid: null, text: '海报 ＰＤＦ 晚了' }, testEnv);
  setPart(db, { ...of, key: 'funnel', comment: '海报没有二维码' }, testEnv);
  setLimit(
    db,
    { ...of, uid: null, about: null, text: '海报城市不全', shown: true, values: null },
    testEnv,
  );
  const action = { kind: 'start', owner: null, dueDate: null, done: false } as const;
  addAction(db, { ...of, action: { ...action, text: '海报外包' } }, testEnv);
  insert(db, 'event_lesson', [
    {
      ...{ uid: 'le_1', event_id: idOf(db, 'event', eventUids[0]!), kind: 'keep' },
      ...{ text: '海报贴在门口', position: 'a0' },
    },
  ]);
  signRetrospective(db, of, testEnv);
  setPassage(db, { ...of, section: 'insight', text: '海报要早三周' }, testEnv);
  const found = searchWords(db, { text: '海报' });
  expect(found.map((one) => [one.in, one.text])).toEqual([
    ['action', '海报外包'],
    ['comment', '海报没有二维码'],
    ['insight', '海报要早三周'],
    ['lesson', '海报贴在门口'],
    ['limit', '海报城市不全'],
    ['why', '海报 ＰＤＦ 晚了'],
  ]);
  expect(found[3]!.event).toBe('茶会 1');
  expect(searchWords(db, { text: ' pdf 海报 ' })).toHaveLength(1);
  expect(searchWords(db, { text: '  ' })).toEqual([]);
  expect(searchWords(db, { text: '100%' })).toEqual([]);
});

test('campaigns stand side by side with what must not be compared', () => {
  const db = opened();
  const campaign = (name: string, from: string, to: string): string =>
    createCampaign(db, { name, from, to }, testEnv).uid;
  const autumn = campaign('秋季', '2026-11-02', '2026-11-08');
  const spring = campaign('国庆', '2026-10-05', '2026-10-11');
  const long = campaign('双十一', '2026-11-01', '2026-11-11');
  signRetrospective(db, { campaignUid: autumn }, testEnv);
  const of = (campaignUids: string[]) => compareCampaigns(db, { campaignUids, nowMs: testNowMs });
  const alike = of([autumn, spring, autumn]);
  expect(alike.map(({ version }) => version)).toEqual([1, null]);
  const { table, notes } = comparison(alike, 'zh-CN');
  const row = (name: string, of = table) => of.rows.find(([cell]) => cell!.text === name)!;
  expect(table.columns.map(({ header }) => header)).toEqual([
    '指标',
    '秋季',
    '国庆',
    '能不能直接比',
  ]);
  expect(row('活跃成员').map(({ text }) => text)).toEqual(['活跃成员', '2', '1', '可以']);
  expect(row('发言率')[1]!.text).toMatch(/^100\.0% \(.+ – 100\.0%\)$/);
  expect(row('活跃成员')[2]!.opening!.key).toBe(cellKey(spring, 'during.active.members'));
  expect(ofCellKey(cellKey(spring, 'during.active.members'))).toEqual([
    spring,
    'during.active.members',
  ]);
  // Every number that opens has its own campaign's rows.
  expect(notes).toEqual([expect.stringContaining('国庆还没有签定')]);
  const other = comparison(of([autumn, long]), 'zh-CN');
  expect(row('新增成员', other.table).at(-1)!.text).toBe('天数不同，总数不能直接比');
  expect(row('发言率', other.table).at(-1)!.text).toBe('天数不同，比率只能参考');
  expect(row('成员总数', other.table).at(-1)!.text).toBe('可以');
  expect(other.notes[0]).toBe('长度不同：「秋季」7 天；「双十一」11 天。');
  expect(other.notes[1]).toContain('时间重叠');
  const [narrow, wide] = of([autumn, spring]);
  const scoped = comparison([{ ...narrow!, communities: ['茶'] }, wide!], 'zh-CN');
  expect(row('成员总数', scoped.table).at(-1)!.text).toBe('社群或分群不同，总数不能直接比');
  expect(row('发言率', scoped.table).at(-1)!.text).toBe('可以');
  expect(scoped.notes[0]).toBe('社群不同：「秋季」茶；「国庆」所有人。');
  for (const language of languages)
    expect(withoutUids(JSON.stringify(comparison(of([autumn, long]), language)))).not.toMatch(
      /NaN|undefined|\{\w+\}|words\./,
    );
});
