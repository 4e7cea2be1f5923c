import { expect, test } from 'vitest';
import { openRetrospective } from '../../../../../electron/store/queries/retrospectives/read.ts';
import { masked } from '../../../../../shared/domain/report/blocks/people.ts';
import {
  campaignWith,
  factsOf,
  idOf,
  insert,
  sumsBehind,
} from '../../../../support/campaign-store.ts';
import { storeOf } from '../../../../support/community.ts';
import { testNowMs } from '../../../../support/workspace.ts';

const period = { from: '2026-11-02', to: '2026-11-08' };

test('sums up the ratings and the words of the surveys of its events, without staff', () => {
  const { db } = storeOf({ me_a: {}, me_staff: { fields: { staff: 1 } } });
  const { campaignUid, eventIds } = campaignWith(db, period, ['2026-11-04 12:00']);
  expect(factsOf(db, campaignUid).blocks.feedback).toBeUndefined();
  insert(db, 'survey', [
    { uid: 'sv_1', name: '满意度', event_id: eventIds[0]! },
    { uid: 'sv_2', name: '别的', event_id: null },
  ]);
  const survey_id = idOf(db, 'survey', 'sv_1');
  insert(db, 'question', [
    { uid: 'qu_1', survey_id, position: 1, text: '打几分', part: '场地', kind: 'rating' },
    { uid: 'qu_2', survey_id, position: 2, text: '想说什么', kind: 'text' },
  ]);
  insert(db, 'survey_response', [
    { uid: 'sr_1', survey_id, member_id: idOf(db, 'member', 'me_a') },
    { uid: 'sr_2', survey_id },
    { uid: 'sr_3', survey_id },
    { uid: 'sr_staff', survey_id, member_id: idOf(db, 'member', 'me_staff') },
  ]);
  const answer = (response: string, question: string, text: string, number: number | null) => ({
    uid: `an_${response}_${question}`,
    response_id: idOf(db, 'survey_response', response),
    question_id: idOf(db, 'question', question),
    text,
    number,
  });
  insert(db, 'answer', [
    answer('sr_1', 'qu_1', '5', 5),
    answer('sr_2', 'qu_1', '4', 4),
    answer('sr_3', 'qu_1', '2', 2),
    answer('sr_staff', 'qu_1', '1', 1),
    answer('sr_1', 'qu_2', '再办一次', null),
    answer('sr_2', 'qu_2', ' ', null),
    answer('sr_staff', 'qu_2', '挺好', null),
  ]);
  expect(factsOf(db, campaignUid).blocks.feedback).toEqual({
    responses: 3,
    suggestions: 1,
    ratings: [
      {
        uid: 'qu_1',
        survey: '满意度',
        text: '打几分 · 场地',
        n: 3,
        mean: 11 / 3,
        scale: 5,
        topTwo: 2,
      },
    ],
  });
  expect(sumsBehind(db, campaignUid, 'feedback').map(({ wanted, sum }) => [wanted, sum])).toEqual([
    [3, 3],
    [1, 1],
    [3, 3],
  ]);
});

test('names who brought most, and hides the names with the others', () => {
  const { db } = storeOf({
    me_old: { fields: { name: '王小明', joined_date: '2026-01-01' } },
    me_two: { fields: { name: '李雷', joined_date: '2026-01-01' } },
    me_a: { fields: { joined_date: '2026-11-03' } },
    me_b: { fields: { joined_date: '2026-11-04' } },
    me_c: { fields: { joined_date: '2026-11-05' } },
  });
  const { campaignUid } = campaignWith(db, period);
  expect(factsOf(db, campaignUid).blocks.referral).toBeUndefined();
  const by = (referee: string, referrer: string) => ({
    uid: `re_${referee}_${referrer}`,
    referrer_member_id: idOf(db, 'member', referrer),
    referee_member_id: idOf(db, 'member', referee),
  });
  insert(db, 'referral', [
    { ...by('me_a', 'me_old'), local_date: '2026-11-03' },
    { ...by('me_b', 'me_old'), local_date: '2026-11-04' },
    { ...by('me_c', 'me_two'), local_date: '2026-11-05' },
    // The earlier one counts.
    { ...by('me_c', 'me_old'), local_date: '2026-11-06' },
  ]);
  expect(factsOf(db, campaignUid).blocks.referral).toMatchObject({
    brought: { value: 3 },
    k: { value: 1.5 },
    top: [
      { uid: 'me_old', name: '王小明', brought: 2 },
      { uid: 'me_two', name: '李雷', brought: 1 },
    ],
  });
  expect(sumsBehind(db, campaignUid, 'referral').map(({ wanted, sum }) => [wanted, sum])).toEqual([
    [3, 3],
    [3, 3],
    [2, 2],
    [1, 1],
  ]);
  const retrospective = openRetrospective(db, { campaignUid, version: null, nowMs: testNowMs });
  expect(masked(retrospective).facts.blocks.referral!.top.map(({ name }) => name)).toEqual([
    '王**',
    '李*',
  ]);
});
