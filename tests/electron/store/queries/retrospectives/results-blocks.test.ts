import { expect, test } from 'vitest';
import {
  campaignFigureScope,
  requireCampaign,
} from '../../../../../electron/store/queries/campaigns/read.ts';
import { computeFigure } from '../../../../../electron/store/queries/figures/compute.ts';
import {
  at,
  campaignWith,
  factsOf,
  idOf,
  insert,
  sumsBehind,
} from '../../../../support/campaign-store.ts';
import { storeOf } from '../../../../support/community.ts';
import { testNowMs } from '../../../../support/workspace.ts';

const period = { from: '2026-11-02', to: '2026-11-29' };

const item = (uid: string, more: object) => ({
  uid,
  platform: '公众号',
  title: uid,
  type: 'article',
  ...more,
});
const result = (content_uid: string, content_id: number, reads: number | null, more = {}) => ({
  uid: `cr_${content_uid}`,
  content_id,
  as_of_date: '2026-11-20',
  reads,
  ...more,
});

test('ranks what names the campaign by reads; else what was published in the period', () => {
  const { db } = storeOf({ me_a: {} });
  const { campaignUid, campaignId, eventIds } = campaignWith(db, period, ['2026-11-04 12:00']);
  insert(db, 'content_item', [
    item('ci_a', { published_date: '2026-11-03' }),
    item('ci_b', { published_date: '2026-11-05' }),
    item('ci_old', { published_date: '2026-10-01' }),
    item('ci_bin', { published_date: '2026-11-05', archived: 1 }),
    item('ci_plan', { state: 'planned', planned_date: '2026-11-28' }),
  ]);
  const id = (uid: string): number => idOf(db, 'content_item', uid);
  insert(db, 'content_result', [
    result('a', id('ci_a'), 100, { likes: 5, comments: 3, shares: 2 }),
    result('b', id('ci_b'), 400),
    result('old', id('ci_old'), 1_000, { likes: 1, shares: 9 }),
  ]);
  expect(factsOf(db, campaignUid).blocks.content).toMatchObject({
    of: 'period',
    items: 2,
    reads: 500,
    withReads: 2,
    answers: 10,
    answeredReads: 100,
    top: [
      { uid: 'ci_b', reads: 400, engagement: null, share: null },
      { uid: 'ci_a', reads: 100, engagement: 0.1, share: 0.02 },
    ],
  });
  expect(sumsBehind(db, campaignUid, 'content').map(({ wanted, sum }) => [wanted, sum])).toEqual([
    [2, 2],
    [500, 500],
    [10, 10],
  ]);
  insert(db, 'content_item', [
    item('ci_own', { published_date: '2026-10-30', campaign_id: campaignId }),
    item('ci_event', { published_date: '2026-11-03', event_id: eventIds[0] }),
  ]);
  insert(db, 'content_result', [result('own', id('ci_own'), 7)]);
  expect(factsOf(db, campaignUid).blocks.content).toMatchObject({
    of: 'linked',
    items: 2,
    reads: 7,
    withReads: 1,
    answeredReads: 0,
    top: [{ uid: 'ci_own' }, { uid: 'ci_event', reads: null }],
  });
});

/** Events of every kind there is: whole, unscanned, to come, running, in dollars, cancelled. */
const events = () => {
  const { db } = storeOf({
    me_a: { fields: { joined_date: '2026-11-04' } },
    me_b: { fields: { joined_date: '2026-01-01' } },
    me_c: {},
    me_staff: { fields: { staff: 1 } },
  });
  const made = campaignWith(db, period, [
    '2026-11-04 12:00',
    '2026-11-05 12:00',
    '2026-11-28 12:00',
    '2026-11-24 11:30',
    '2026-11-06 12:00',
    '2026-11-07 12:00',
  ]);
  const [whole, unscanned, coming, running, dollars, cancelled] = made.eventIds as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  db.prepare("UPDATE event SET state = 'cancelled' WHERE id = ?").run(cancelled);
  const member = (uid: string): number => idOf(db, 'member', uid);
  const scan = (event_id: number, who: string, on: string, kind = 'in') => ({
    uid: `ch_${event_id}_${who}_${kind}`,
    event_id,
    member_id: member(who),
    kind,
    at_ms: at(on),
  });
  insert(db, 'signup', [
    {
      uid: 'su_a',
      event_id: whole,
      member_id: member('me_a'),
      status: 'confirmed',
      at_ms: at('2026-11-03 12:00'),
    },
    { uid: 'su_b', event_id: unscanned, member_id: member('me_b'), status: 'confirmed' },
  ]);
  insert(db, 'checkin', [
    scan(whole, 'me_a', '2026-11-04 12:00'),
    scan(whole, 'me_b', '2026-11-04 12:01'),
    scan(whole, 'me_staff', '2026-11-04 12:01'),
    scan(running, 'me_c', '2026-11-24 11:40'),
    scan(dollars, 'me_b', '2026-11-06 12:00'),
    scan(dollars, 'me_c', '2026-11-06 12:00'),
    scan(dollars, 'me_c', '2026-11-06 12:30', 'undo'),
    scan(cancelled, 'me_b', '2026-11-07 12:00'),
  ]);
  insert(db, 'order_', [
    {
      uid: 'or_a',
      namespace: 'shop',
      number: '1',
      member_id: member('me_a'),
      status: 'paid',
      paid_at_ms: at('2026-11-10 12:00'),
      paid_date: '2026-11-10',
      currency: 'CNY',
      amount_minor: 100,
    },
  ]);
  const cost = (uid: string, event_id: number, more: object) => ({
    uid,
    event_id,
    currency: 'CNY',
    ...more,
  });
  insert(db, 'cost_entry', [
    cost('ce_1', whole, { actual_minor: 1_000 }),
    cost('ce_2', whole, { actual_minor: 501, planned_minor: 1 }),
    cost('ce_3', running, { actual_minor: 700 }),
    cost('ce_4', running, { planned_minor: 700 }),
    cost('ce_5', dollars, { actual_minor: 700, currency: 'USD' }),
    cost('ce_6', coming, { actual_minor: 700 }),
    cost('ce_7', cancelled, { actual_minor: 700 }),
  ]);
  insert(db, 'survey', [
    { uid: 'sv_1', name: '问卷', event_id: whole },
    { uid: 'sv_2', name: '空问卷', event_id: dollars },
  ]);
  insert(db, 'question', [
    { uid: 'qu_1', survey_id: idOf(db, 'survey', 'sv_1'), position: 1, text: '推荐', kind: 'nps' },
  ]);
  insert(
    db,
    'survey_response',
    [9, 10, 7, 3].map((_, index) => ({
      uid: `sr_${index}`,
      survey_id: idOf(db, 'survey', 'sv_1'),
    })),
  );
  insert(
    db,
    'answer',
    [9, 10, 7, 3].map((number, index) => ({
      uid: `an_${index}`,
      response_id: idOf(db, 'survey_response', `sr_${index}`),
      question_id: idOf(db, 'question', 'qu_1'),
      text: String(number),
      number,
    })),
  );
  return { db, ...made };
};

test('says of each event what the figure of that event alone says', () => {
  const { db, campaignUid, eventUids } = events();
  const { events: results } = factsOf(db, campaignUid).blocks.eventResults!;
  const whole = results.find(({ uid }) => uid === eventUids[0])!;
  expect(whole).toMatchObject({
    nps: { value: 25, n: 4 },
    costPerHead: { value: 750.5, numerator: 1_501, denominator: 2 },
    newMembers: { value: 1 },
    conversion: { value: 0.5 },
  });
  const campaign = requireCampaign(db, campaignUid);
  const scope = campaignFigureScope(db, campaign, period, testNowMs, true);
  expect(results).toHaveLength(6);
  for (const { uid, name: _name, scanned: _scanned, ...figures } of results)
    for (const figure of Object.values(figures))
      expect(figure, `${uid} ${figure.id}`).toEqual(
        computeFigure(db, figure.id, { ...scope, eventIds: [idOf(db, 'event', uid)] }),
      );
});

test('opens every result into rows that add up to it', () => {
  const { db, campaignUid } = events();
  for (const { key, wanted, sum } of sumsBehind(db, campaignUid, 'eventResults'))
    if (wanted !== 0) expect(sum, key).toBe(wanted);
});
