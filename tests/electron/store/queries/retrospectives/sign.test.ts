import { expect, test } from 'vitest';
import { checkAll } from '../../../../../electron/store/check/check.ts';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import {
  addKpi,
  createCampaign,
  signCampaign,
} from '../../../../../electron/store/queries/campaigns/save.ts';
import { setScope } from '../../../../../electron/store/queries/campaigns/scope.ts';
import { createEvent } from '../../../../../electron/store/queries/events/create.ts';
import { openActions } from '../../../../../electron/store/queries/events/edition.ts';
import { rowsBehind } from '../../../../support/rows-behind.ts';
import { retrospectiveFacts } from '../../../../../electron/store/queries/retrospectives/facts.ts';
import { openRetrospective } from '../../../../../electron/store/queries/retrospectives/read.ts';
import {
  addAction,
  removeAction,
  setPassage,
  updateAction,
} from '../../../../../electron/store/queries/retrospectives/save.ts';
import { setLimit } from '../../../../../electron/store/queries/retrospectives/limit-edits.ts';
import { setPart } from '../../../../../electron/store/queries/retrospectives/parts.ts';
import { addWhy } from '../../../../../electron/store/queries/retrospectives/whys.ts';
import { signRetrospective } from '../../../../../electron/store/queries/retrospectives/sign.ts';
import { placesOf } from '../../../../../shared/domain/report/places.ts';
import { change, storeOf } from '../../../../support/community.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

const period = { from: '2026-11-02', to: '2026-11-08' };

/** An event of a campaign with two members who came, one of them staff, and a walk-in. */
const opened = () => {
  const { db } = storeOf({
    me_a: { fields: { joined_date: '2026-11-02' }, acts: ['2026-11-03', '2026-11-09'] },
    me_b: { fields: { joined_date: '2026-10-01' } },
    me_staff: { fields: { joined_date: '2026-10-01', staff: 1 }, acts: ['2026-11-03'] },
  });
  const startAtMs = Date.UTC(2026, 10, 4, 4);
  const event = createEvent(
    db,
    {
      fields: {
        name: '茶会',
        kind: 'other',
        mode: 'offline',
        startAtMs,
        endAtMs: startAtMs + 3_600_000,
      },
      template: null,
      tasks: [],
    },
    testEnv,
  );
  const id = (table: string, uid: string): number =>
    db.prepare(`SELECT id FROM ${table} WHERE uid = ?`).pluck().get(uid) as number;
  change(db, (operation) => {
    const event_id = id('event', event.uid);
    const signup_id = insertRow(db, operation, 'signup', {
      uid: 'su_a',
      event_id,
      member_id: id('member', 'me_a'),
      status: 'confirmed',
    });
    for (const [member, signup] of [
      ['me_a', signup_id],
      ['me_b', null],
      ['me_staff', null],
    ] as const)
      insertRow(db, operation, 'checkin', {
        uid: `ch_${member}`,
        event_id,
        member_id: id('member', member),
        signup_id: signup,
        kind: 'in',
        at_ms: startAtMs,
      });
  });
  const { uid: campaignUid } = createCampaign(db, { name: '秋季', ...period }, testEnv);
  setScope(
    db,
    { uid: campaignUid, communityUids: [], eventUids: [event.uid], segmentUids: [] },
    testEnv,
  );
  return { db, campaignUid, eventUid: event.uid };
};

const draft = (db: WriteDb, campaignUid: string) =>
  openRetrospective(db, { campaignUid, version: null, nowMs: testNowMs });

const action = (text: string, done = false) =>
  ({ kind: 'improve', text, owner: '小李', dueDate: '2026-12-05', done }) as const;

test('the next draft begins with the signed words and what is still to be done', () => {
  const { db, campaignUid, eventUid } = opened();
  setPassage(db, { campaignUid, section: 'analysis', text: '海报晚了' }, testEnv);
  addAction(db, { campaignUid, action: action('早两天') }, testEnv);
  addAction(db, { campaignUid, action: action('做完了', true) }, testEnv);
  signRetrospective(db, { campaignUid }, testEnv);
  const next = draft(db, campaignUid);
  expect(next).toMatchObject({ version: 2, passages: { analysis: '海报晚了' } });
  expect(next.actions).toMatchObject([action('早两天')]);
  const openTexts = (): string[] => openActions(db, { uid: eventUid }).map(({ text }) => text);
  expect(openTexts()).toEqual(['早两天']);
  // One more word does not lose them; what is done or dropped in the draft is open no more.
  setPassage(db, { campaignUid, section: 'insight', text: '留得住' }, testEnv);
  expect(openTexts()).toEqual(['早两天']);
  updateAction(db, { uid: next.actions[0]!.uid, fields: { done: true } }, testEnv);
  expect(openTexts()).toEqual([]);
  const signed = openRetrospective(db, { campaignUid, version: 1, nowMs: testNowMs });
  expect(signed.actions.map(({ text, done }) => [text, done])).toEqual([
    ['早两天', false],
    ['做完了', true],
  ]);
  expect(checkAll(db)).toEqual([]);
});

test('a signed version keeps its words whatever is undone afterwards', () => {
  const { db, campaignUid } = opened();
  const first = setPassage(db, { campaignUid, section: 'goal', text: '拉新' }, testEnv);
  const second = setPassage(db, { campaignUid, section: 'goal', text: '拉新和留存' }, testEnv);
  const { uid } = addAction(db, { campaignUid, action: action('不要了') }, testEnv);
  const removed = removeAction(db, { uid }, testEnv);
  signRetrospective(db, { campaignUid }, testEnv);
  for (const { operationUid } of [first, second, removed])
    expect(() => undoOperation(db, { uid: operationUid! }, testEnv)).toThrowError('undo-refused');
  const later = setPassage(db, { campaignUid, section: 'goal', text: '' }, testEnv);
  undoOperation(db, { uid: later.operationUid! }, testEnv);
  expect(draft(db, campaignUid).passages).toEqual({ goal: '拉新和留存' });
  expect(checkAll(db)).toEqual([]);
});

test('a signed KPI contract cannot be undone', () => {
  const { db, campaignUid } = opened();
  const kpi = {
    metric: 'members.new',
    filter: null,
    target: 10,
    targetHigh: null,
    baseline: null,
    direction: 'up',
    weight: 1,
    owner: null,
  } as const;
  addKpi(db, { campaignUid, kpi }, testEnv);
  const { operationUid } = signCampaign(db, { uid: campaignUid }, testEnv);
  expect(() => undoOperation(db, { uid: operationUid! }, testEnv)).toThrowError(
    expect.objectContaining({ code: 'undo-refused' }),
  );
});

test('staff are in no count of a retrospective, and walk-ins are the persons of the figure', () => {
  const { db, campaignUid } = opened();
  const facts = retrospectiveFacts(db, { campaignUid, nowMs: testNowMs });
  expect(facts.daily).toEqual([
    { date: '2026-11-03', active: 1, messages: 1 },
    { date: '2026-11-09', active: 1, messages: 1 },
  ]);
  expect(facts.contributors.map(({ name, events }) => [name, events])).toEqual([
    ['me_a', 1],
    ['me_b', 1],
  ]);
  expect(facts.events).toMatchObject([{ signups: 1, confirmed: 1, checkedIn: 2, walkIns: 1 }]);
});

test('every number that opens is frozen, and its kept rows add up to it', () => {
  const { db, campaignUid } = opened();
  signRetrospective(db, { campaignUid }, testEnv);
  const { facts } = openRetrospective(db, { campaignUid, version: 1, nowMs: testNowMs });
  const opens = placesOf(facts).filter((place) => place.opens);
  expect(opens.some(({ place }) => place === 'retention')).toBe(true);
  expect(db.prepare('SELECT count(*) FROM figure').pluck().get()).toBe(opens.length);
  for (const { key, figure, value } of opens) {
    const rows = rowsBehind(db, {
      campaignUid,
      version: 1,
      key,
      nowMs: testNowMs,
      offset: 0,
      limit: 9,
    });
    const wanted = figure === null ? value : figure.numerator;
    if (wanted !== null) expect(rows.sum, key).toBeCloseTo(wanted, 9);
  }
});

test.each([
  "DROP TRIGGER figure_frozen; UPDATE figure SET figure = json_set(figure, '$.value', 999) WHERE key = 'during.members.total'",
  "DROP TRIGGER figure_not_removed; DELETE FROM figure WHERE key = 'during.members.total'",
  `DROP TRIGGER figure_not_added; INSERT INTO figure (uid, op, retrospective_id, key, figure, entity, row_uids)
   SELECT 'fi_x', op, retrospective_id, 'during.x', figure, entity, row_uids FROM figure LIMIT 1`,
  "DROP TRIGGER retrospective_frozen; UPDATE retrospective SET facts = json_set(facts, '$.score', 1) WHERE version = 1",
  "DROP TRIGGER retrospective_frozen; UPDATE retrospective SET signed_by = '别人' WHERE version = 1",
  "UPDATE passage SET text = '改了' WHERE retrospective_id = (SELECT id FROM retrospective WHERE version = 1)",
  'UPDATE action_item SET done = 1 WHERE retrospective_id = (SELECT id FROM retrospective WHERE version = 1)',
  'UPDATE retrospective_part SET shown = 1 WHERE retrospective_id = (SELECT id FROM retrospective WHERE version = 1)',
  "UPDATE limit_edit SET text = '没有问题' WHERE retrospective_id = (SELECT id FROM retrospective WHERE version = 1)",
  'DELETE FROM why_node WHERE retrospective_id = (SELECT id FROM retrospective WHERE version = 1)',
])('finds what was changed after signing: %s', (sabotage) => {
  const { db, campaignUid } = opened();
  setPassage(db, { campaignUid, section: 'goal', text: '拉新' }, testEnv);
  addAction(db, { campaignUid, action: action('早两天') }, testEnv);
  setPart(db, { campaignUid, key: 'funnel', shown: false }, testEnv);
  setLimit(
    db,
    { campaignUid, uid: null, about: null, text: '样本小', shown: true, values: null },
    testEnv,
  );
  addWhy(db, { campaignUid, parentUid: null, afterUid: null, text: '海报晚了' }, testEnv);
  signRetrospective(db, { campaignUid }, testEnv);
  expect(checkAll(db)).toEqual([]);
  db.exec(sabotage);
  expect(checkAll(db).map(({ invariant }) => invariant)).toEqual(['frozen-figures']);
});

test.each([
  "DELETE FROM figure WHERE key = 'during.members.total'",
  `INSERT INTO figure (uid, op, retrospective_id, key, figure, entity, row_uids)
   SELECT 'fi_x', op, retrospective_id, 'during.x', figure, entity, row_uids FROM figure LIMIT 1`,
  "UPDATE figure SET figure = '{}'",
  "UPDATE retrospective SET facts = '{}' WHERE version = 1",
  'UPDATE retrospective SET signed_at_ms = NULL WHERE version = 1',
  'DELETE FROM retrospective WHERE version = 1',
])('does not let anybody change what was signed: %s', (sabotage) => {
  const { db, campaignUid } = opened();
  signRetrospective(db, { campaignUid }, testEnv);
  expect(() => db.exec(sabotage)).toThrow(/do not change/);
});
