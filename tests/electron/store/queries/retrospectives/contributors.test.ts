import { expect, test } from 'vitest';
import { openRetrospective } from '../../../../../electron/store/queries/retrospectives/read.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { buildDocument } from '../../../../../shared/domain/report/build.ts';
import { campaignWith, factsOf } from '../../../../support/campaign-store.ts';
import { storeOf } from '../../../../support/community.ts';
import { idOf, write } from '../../../../support/recorded-rows.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

/** One wrote twice, one liked five times and wrote once, under two names. */
const opened = () => {
  const { db } = storeOf({
    me_writer: { acts: ['2026-11-03', '2026-11-04', '2026-11-20'] },
    me_liker: { acts: ['2026-11-05'] },
    me_again: {},
  });
  write(db, (insert) =>
    insert('interaction', {
      uid: 'in_likes',
      member_id: idOf(db, 'member', 'me_again'),
      kind: 'like',
      local_date: '2026-11-06',
      quantity: 5,
      counted: 1,
    }),
  );
  mergeMembers(db, { uid: 'me_again', intoUid: 'me_liker' }, testEnv);
  return { db, ...campaignWith(db, { from: '2026-11-02', to: '2026-11-08' }) };
};

/** Headers and rows of the table of contributors, and its sentence. */
const written = (retrospective: ReturnType<typeof openRetrospective>) => {
  const blocks = buildDocument(retrospective, 'zh-CN').sections.flatMap((one) => one.blocks);
  const table = blocks.find((block) => block.kind === 'table' && block.title === '贡献最多的成员');
  if (table?.kind !== 'table') throw new Error('no contributors');
  return {
    headers: table.columns.map(({ header }) => header),
    rows: table.rows.map((row) => row.map(({ text }) => text)),
    message: table.message,
  };
};

test('messages are messages, and what else was done stands beside them', () => {
  const { db, campaignUid } = opened();
  const { contributors, version } = factsOf(db, campaignUid);
  expect(version).toBe(4);
  expect(contributors).toMatchObject([
    { uid: 'me_liker', messages: 1, others: 5 },
    { uid: 'me_writer', messages: 2, others: 0 },
  ]);
  const retrospective = openRetrospective(db, { campaignUid, version: null, nowMs: testNowMs });
  expect(written(retrospective)).toEqual({
    headers: ['成员', '发言', '其他互动', '到场活动', '订单', '净销售额'],
    rows: [
      ['me_liker', '1', '5', '0', '0', '¥0.00'],
      ['me_writer', '2', '0', '0', '0', '¥0.00'],
    ],
    message: '贡献最多的 2 人共发言 3 条，下单 0 笔，净销售额 ¥0.00。',
  });
});

test('what was signed when they were counted together says so', () => {
  const { db, campaignUid } = opened();
  const now = openRetrospective(db, { campaignUid, version: null, nowMs: testNowMs });
  const then = now.facts.contributors.map(({ others, ...one }) => ({
    ...one,
    messages: one.messages + others!,
  }));
  const facts = { ...now.facts, version: 3, contributors: then };
  expect(written({ ...now, facts })).toEqual({
    headers: ['成员', '互动', '到场活动', '订单', '净销售额'],
    rows: [
      ['me_liker', '6', '0', '0', '¥0.00'],
      ['me_writer', '2', '0', '0', '¥0.00'],
    ],
    message: '贡献最多的 2 人共互动 8 次，下单 0 笔，净销售额 ¥0.00。',
  });
});
