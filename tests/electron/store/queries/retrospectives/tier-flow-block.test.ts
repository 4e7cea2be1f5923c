import { expect, test } from 'vitest';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { setScope } from '../../../../../electron/store/queries/campaigns/scope.ts';
import { applyRules } from '../../../../../electron/store/queries/tiers/apply.ts';
import { standingSql } from '../../../../../electron/store/queries/tiers/flow.ts';
import { readRules } from '../../../../../electron/store/queries/tiers/rules.ts';
import { openRetrospective } from '../../../../../electron/store/queries/retrospectives/read.ts';
import { signRetrospective } from '../../../../../electron/store/queries/retrospectives/sign.ts';
import { rowsBehind } from '../../../../support/rows-behind.ts';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { buildDocument } from '../../../../../shared/domain/report/build.ts';
import { languages } from '../../../../../shared/messages/languages.ts';
import { campaignWith, factsOf, insert, sumsBehind } from '../../../../support/campaign-store.ts';
import { idOf, write } from '../../../../support/recorded-rows.ts';
import { temporaryStore, testEnv, testNowMs } from '../../../../support/workspace.ts';
import { addMembers, threeTiers } from '../tiers/data.ts';

/** Until 23 November; members have 6, 2 and 0 days of activity behind them. */
const period = { from: '2026-11-10', to: '2026-11-23' };

const evaluated = (): WriteDb => {
  const { db } = temporaryStore();
  addMembers(db, [6, 2, 0]);
  applyRules(db, { rules: threeTiers, asOf: '2026-10-01' }, testEnv);
  applyRules(db, { rules: readRules(db), asOf: '2026-11-23' }, testEnv);
  return db;
};

const cellsOf = (db: WriteDb, campaignUid: string) => {
  const block = factsOf(db, campaignUid).blocks.tierFlow!;
  const name = (uid: string | null) => block.tiers.find((tier) => tier.uid === uid)?.name ?? null;
  return block.cells.map(({ from, to, members }) => [name(from), name(to), members]);
};

test('who stood where before the campaign and stands where at its end; every stream opens', () => {
  const db = evaluated();
  const { campaignUid } = campaignWith(db, period);
  const block = factsOf(db, campaignUid).blocks.tierFlow!;
  expect(block).toMatchObject({
    from: '2026-11-09',
    to: '2026-11-23',
    evaluated: { from: '2026-10-01', to: '2026-11-23' },
    reason: null,
  });
  expect(block.moves.promoted + block.moves.stayed).toBe(3);
  const cells = cellsOf(db, campaignUid);
  expect(cells.reduce((sum, [, , members]) => sum + Number(members), 0)).toBe(3);
  expect(cells.every(([from]) => from === '沉默')).toBe(true);
  const sums = sumsBehind(db, campaignUid, 'tierFlow');
  expect(sums).toHaveLength(cells.length);
  for (const { key, wanted, sum } of sums) expect(sum, key).toBe(wanted);
  for (const key of ['tierFlow.none>none', 'tierFlow.x', 'tierFlow.none>x>y'])
    expect(() =>
      rowsBehind(db, { campaignUid, version: null, key, nowMs: testNowMs, offset: 0, limit: 1 }),
    ).toThrow(expect.objectContaining({ code: 'not-found' }));
});

test('only people of the campaign’s communities are told of, who were merged once', () => {
  const db = evaluated();
  insert(db, 'community', [{ uid: 'co_tea', name: '茶' }]);
  write(db, (add) => {
    const group = add('chat_group', {
      uid: 'gr_tea',
      community_id: idOf(db, 'community', 'co_tea'),
      name: '茶一',
    });
    for (const uid of ['me_0', 'me_1'])
      add('membership', {
        uid: `ms_${uid}`,
        member_id: idOf(db, 'member', uid),
        group_id: group,
        joined_date: '2026-01-01',
      });
  });
  const { campaignUid } = campaignWith(db, period);
  const scope = { uid: campaignUid, eventUids: [], segmentUids: [] };
  setScope(db, { ...scope, communityUids: ['co_tea'] }, testEnv);
  const total = () =>
    cellsOf(db, campaignUid).reduce((sum, [, , members]) => sum + Number(members), 0);
  expect(total()).toBe(2);
  mergeMembers(db, { uid: 'me_1', intoUid: 'me_0' }, testEnv);
  expect(total()).toBe(1);
});

test('without an evaluation before, or any, or a beginning, it says a dash and why; without tiers nothing', () => {
  const { db } = temporaryStore();
  addMembers(db, [6, 0]);
  const { campaignUid } = campaignWith(db, period);
  const reasonOf = (uid: string) => factsOf(db, uid).blocks.tierFlow?.reason;
  expect(reasonOf(campaignUid)).toBeUndefined();
  applyRules(db, { rules: threeTiers, asOf: '2026-11-20' }, testEnv);
  expect(reasonOf(campaignUid)).toBe('no-earlier-evaluation');
  const over = campaignWith(db, { from: '2026-11-01', to: '2026-11-08' }).campaignUid;
  expect(reasonOf(over)).toBe('no-evaluation');
  const later = campaignWith(db, { from: '2026-12-10', to: '2026-12-12' }).campaignUid;
  expect(reasonOf(later)).toBe('not-started');
  for (const uid of [campaignUid, over, later])
    for (const language of languages) {
      const found = openRetrospective(db, { campaignUid: uid, version: null, nowMs: testNowMs });
      const blocks = buildDocument(found, language).sections.flatMap((one) => one.blocks);
      const [only] = blocks.filter(({ key }) => key === 'tierFlow');
      expect(only).toMatchObject({ kind: 'paragraph', message: expect.stringContaining('—') });
    }
});

test('a signed flow keeps its people when tiers are evaluated anew', () => {
  const db = evaluated();
  const { campaignUid } = campaignWith(db, period);
  signRetrospective(db, { campaignUid }, testEnv);
  const signed = openRetrospective(db, { campaignUid, version: 1, nowMs: testNowMs });
  const { tierFlow } = signed.facts.blocks;
  for (const { from, to, members } of tierFlow!.cells) {
    const key = `tierFlow.${from ?? 'none'}>${to ?? 'none'}`;
    const page = { version: 1, key, nowMs: testNowMs, offset: 0, limit: 9 };
    expect(rowsBehind(db, { campaignUid, ...page }).total).toBe(members);
  }
});

test('standing is read from the tiers in one pass a day, not person by person', () => {
  const db = evaluated();
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${standingSql}`).all({ date: '2026-11-09' }) as {
    detail: string;
  }[];
  expect(plan.map(({ detail }) => detail).join('\n')).toMatch(
    /member_tier[\s\S]*SEARCH member USING INTEGER PRIMARY KEY/,
  );
});
