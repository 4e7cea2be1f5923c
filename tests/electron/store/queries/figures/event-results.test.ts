import { expect, test } from 'vitest';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { addEvent, at, scan, signUp } from '../../../../support/attendance.ts';
import { storeOf } from '../../../../support/community.ts';
import { figure } from '../../../../support/figures.ts';
import { addSurvey } from '../../../../support/surveys.ts';
import { testEnv } from '../../../../support/workspace.ts';

const day = ['2026-11-10', '2026-11-10'] as const;
const ofEvent = { eventUid: 'ev_1' };

/** An event of 2026-11-10, 19:00–21:00 in Shanghai. */
const eventOf = (members: Parameters<typeof storeOf>[0]) => {
  const { db } = storeOf(members);
  addEvent(db, 'ev_1', '2026-11-10T11:00:00Z', '2026-11-10T13:00:00Z');
  return db;
};

test('NPS is promoters less detractors in whole points, with the interval of its standard error', () => {
  const db = eventOf({ me_staff: { fields: { staff: 1 } } });
  addSurvey(db, 'sv_1', {
    event: 'ev_1',
    // The last response is of staff and would be an eleventh, a detractor.
    members: [null, null, null, null, null, null, null, null, null, null, 'me_staff'],
    questions: [
      { kind: 'nps', text: '推荐', answers: [10, 10, 9, 9, 9, 8, 7, 6, 3, 0, 0] },
      // A second question of the kind is about something else.
      { kind: 'nps', text: '推荐社群', answers: [0, 0, 0, 0, 0, 0, 0, 0, 0, 10] },
    ],
  });
  const nps = figure(db, 'events.nps', ...day, ofEvent);
  expect(nps).toMatchObject({
    value: 20,
    unit: 'score',
    numerator: 2,
    denominator: 10,
    n: 10,
    complete: true,
    reason: null,
  });
  // P 0.5, Q 0.2, D 0.3: SE² = (0.8²·0.5 + 0.2²·0.2 + 1.2²·0.3) / 10 = 0.076; 100·1.959964·√0.076 = 54.03.
  expect(nps.interval![0]).toBeCloseTo(20 - 54.032, 2);
  expect(nps.interval![1]).toBeCloseTo(20 + 54.032, 2);
  expect(nps.uids).toHaveLength(10);
  expect(
    figure(db, 'events.nps', ...day, { ...ofEvent, nowMs: at('2026-11-10T12:00:00Z') }).complete,
  ).toBe(false);
});

test('NPS says why it has no value: no survey, a scale that ends at 5, no answers that count', () => {
  const db = eventOf({ me_staff: { fields: { staff: 1 } } });
  const asked = () => figure(db, 'events.nps', ...day, ofEvent);
  addSurvey(db, 'sv_free', { event: null, questions: [{ kind: 'nps', text: 'x', answers: [10] }] });
  expect(asked()).toMatchObject({ value: null, n: 0, reason: 'no-survey' });
  addSurvey(db, 'sv_five', {
    event: 'ev_1',
    questions: [{ kind: 'nps', text: '推荐', answers: [5, 5, 4] }],
  });
  expect(asked()).toMatchObject({ value: null, reason: 'no-survey' });
  addSurvey(db, 'sv_staff', {
    event: 'ev_1',
    members: ['me_staff'],
    questions: [{ kind: 'nps', text: '推荐', answers: [10] }],
  });
  expect(asked()).toMatchObject({ value: null, reason: 'no-answers' });
});

test('the response rate is responses over persons who came, and unknown without check-ins', () => {
  const db = eventOf({ me_a: {}, me_b: {}, me_c: {}, me_d: {} });
  const asked = () => figure(db, 'events.response_rate', ...day, ofEvent);
  expect(asked()).toMatchObject({ value: null, reason: 'no-answers' });
  addSurvey(db, 'sv_1', {
    event: 'ev_1',
    members: ['me_a', null, null],
    questions: [{ kind: 'text', text: '建议', answers: ['多一点时间', '好', '好'] }],
  });
  expect(asked()).toMatchObject({ value: null, reason: 'no-checkins' });
  scan(db, 'ev_1', [
    ['me_a', 'in', null],
    ['me_b', 'in', null],
    ['me_c', 'in', null],
    ['me_d', 'in', null],
  ]);
  expect(asked()).toMatchObject({ value: 0.75, numerator: 3, denominator: 4 });
});

test('walk-ins came without a sign-up of their own or of an identity merged with them', () => {
  const db = eventOf({
    me_a: {},
    me_signed: {},
    me_walk: {},
    me_out: {},
    me_staff: { fields: { staff: 1 } },
  });
  signUp(db, 'ev_1', { me_a: 'confirmed', me_signed: 'confirmed' });
  scan(db, 'ev_1', [
    ['me_a', 'in', '2026-11-10T11:00:00Z'],
    ['me_walk', 'in', '2026-11-10T11:00:00Z'],
    ['me_out', 'in', '2026-11-10T11:00:00Z'],
    ['me_out', 'undo', '2026-11-10T11:01:00Z'],
    ['me_staff', 'in', '2026-11-10T11:00:00Z'],
  ]);
  expect(figure(db, 'events.walk_ins', ...day, ofEvent)).toMatchObject({
    value: 1,
    uids: ['me_walk'],
  });
  mergeMembers(db, { uid: 'me_walk', intoUid: 'me_signed' }, testEnv);
  expect(figure(db, 'events.walk_ins', ...day, ofEvent).value).toBe(0);
});

test('new by an event is who came, was at none before, and joined from sign-up to a week after', () => {
  const db = eventOf({
    me_same: { stays: [['2026-11-10', null]] },
    me_week: { stays: [['2026-11-17', null]] },
    me_late: { stays: [['2026-11-18', null]] },
    me_old: { stays: [['2026-11-09', null]] },
    me_knew: { stays: [['2026-11-10', null]] },
    me_absent: { stays: [['2026-11-10', null]] },
  });
  addEvent(db, 'ev_0', '2026-11-01T11:00:00Z', null);
  signUp(db, 'ev_0', { me_knew: 'cancelled' });
  signUp(db, 'ev_1', { me_absent: 'confirmed' });
  scan(
    db,
    'ev_1',
    ['me_same', 'me_week', 'me_late', 'me_old', 'me_knew'].map((one) => [one, 'in', null] as const),
  );
  const asked = () => figure(db, 'events.new_members', ...day, ofEvent);
  expect(asked()).toMatchObject({ value: 2, complete: true, uids: ['me_same', 'me_week'] });
});

test('a newcomer of unknown join date counts, and the figure says that it is not whole', () => {
  const db = eventOf({ me_unknown: {} });
  scan(db, 'ev_1', [['me_unknown', 'in', null]]);
  expect(figure(db, 'events.new_members', ...day, ofEvent)).toMatchObject({
    value: 1,
    complete: false,
  });
});
