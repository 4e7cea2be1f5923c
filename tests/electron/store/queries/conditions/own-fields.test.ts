import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { membersWhere } from '../../../../../electron/store/queries/conditions/ask.ts';
import { compileConditions } from '../../../../../electron/store/queries/conditions/compile.ts';
import {
  convertField,
  createField,
  removeField,
} from '../../../../../electron/store/queries/custom-fields/save.ts';
import { createMember } from '../../../../../electron/store/queries/members/save.ts';
import { segmentMembers } from '../../../../../electron/store/queries/segments/members.ts';
import { readSegment } from '../../../../../electron/store/queries/segments/read.ts';
import { createSegment } from '../../../../../electron/store/queries/segments/save.ts';
import { problemsOf } from '../../../../../electron/store/queries/tiers/problems.ts';
import type { Condition, ConditionGroup } from '../../../../../shared/contract/conditions.ts';
import type { FieldQuestion } from '../../../../../shared/contract/member-filters.ts';
import type { FieldKind } from '../../../../../shared/domain/values/custom-fields.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

const today = '2026-11-24';
const all = (...of: Condition[]): ConditionGroup => ({ kind: 'all', of });
const about = (uid: string, is: FieldQuestion): Condition => ({
  kind: 'member',
  filter: { kind: 'field', column: `field:${uid}`, is },
});

/** A field, and a member 1, 2, 3 … for each text; null = without a value. */
const store = (kind: FieldKind, options: readonly string[], texts: readonly (string | null)[]) => {
  const { db } = temporaryStore();
  const { uid } = createField(db, { name: '级别', kind, options }, testEnv);
  for (const [place, text] of texts.entries())
    createMember(db, { fields: { name: `客人${place}` }, custom: [{ uid, text }] }, testEnv);
  return { db, uid };
};

/** Asked fact by fact, and as one statement: the answers must be the same. */
const whoMeets = (db: WriteDb, group: ConditionGroup): number[] => {
  const found = [...membersWhere(db, group, today)];
  const { sql, values } = compileConditions(db, group, today);
  const whole = db
    .prepare(`SELECT member_id FROM person WHERE ${sql} ORDER BY 1`)
    .pluck()
    .all(...values);
  expect(whole).toEqual(found);
  return found;
};

const choices = ['金卡', '银卡'];
test.each<[FieldKind, readonly (string | null)[], FieldQuestion, number[]]>([
  ['text', ['岩茶', '绿茶', null], { kind: 'text', match: 'contains', text: '岩' }, [1]],
  ['text', ['岩茶', '绿茶', null], { kind: 'text', match: 'lacks', text: '岩' }, [2, 3]],
  ['number', ['5', '3', null], { kind: 'numbers', from: 4, to: null }, [1]],
  ['number', ['5', '3', null], { kind: 'numbers', from: 5, to: 5, exclude: true }, [2, 3]],
  [
    'date',
    ['2026-01-02', '2026-03-04', null],
    { kind: 'dates', from: null, to: '2026-02-01' },
    [1],
  ],
  ['choice', ['金卡', '银卡', null], { kind: 'set', values: ['金卡', ''] }, [1, 3]],
  ['multi', ['金卡、银卡', '银卡', null], { kind: 'set', values: ['金卡'] }, [1]],
  ['multi', ['金卡、银卡', '银卡', null], { kind: 'set', values: ['金卡'], exclude: true }, [2, 3]],
  ['choice', ['金卡', null], { kind: 'blank', blank: true }, [2]],
])('a field of kind %s with %j is asked %j', (kind, texts, is, expected) => {
  const { db, uid } = store(kind, kind === 'choice' || kind === 'multi' ? choices : [], texts);
  const nobody = whoMeets(db, { kind: 'none', of: [about(uid, is)] });
  expect(whoMeets(db, all(about(uid, is)))).toEqual(expected);
  expect(nobody).toEqual(texts.map((_, place) => place + 1).filter((id) => !expected.includes(id)));
});

test('one option is asked for: two at once are refused, of several they are not', () => {
  const both = (uid: string) =>
    all(...choices.map((one) => about(uid, { kind: 'set', values: [one] })));
  const one = store('choice', choices, []);
  const make = ({ db, uid }: { db: WriteDb; uid: string }) =>
    createSegment(db, { name: '两样', note: '', conditions: both(uid) }, testEnv);
  expect(() => make(one)).toThrow('never-holds');
  expect(problemsOf(one.db, [{ name: '甲', conditions: both(one.uid) }])).toEqual([
    { place: 0, problem: 'never-holds' },
  ]);
  const several = store('multi', choices, ['金卡、银卡', '金卡']);
  const { uid } = make(several);
  expect([...segmentMembers(several.db, { uid, today })]).toEqual([1]);
});

test('a field that is deleted, or of another kind by now, is named as lost and nobody is counted', () => {
  const { db, uid: field } = store('number', [], ['5', '3']);
  const conditions = all(about(field, { kind: 'numbers', from: 4, to: null }));
  const { uid } = createSegment(db, { name: '常客', note: '', conditions }, testEnv);
  expect(readSegment(db, { uid })).toMatchObject({ names: { [field]: '级别' }, lost: [] });
  expect([...segmentMembers(db, { uid, today })]).toEqual([1]);
  const rule = { name: '常客', conditions };
  expect(problemsOf(db, [rule])).toEqual([]);

  const lost = [{ kind: 'field', uid: field, name: '级别' }];
  const converted = convertField(db, { uid: field, kind: 'text', options: [] }, testEnv);
  expect(readSegment(db, { uid }).lost).toEqual(lost);
  expect(problemsOf(db, [rule])).toEqual([{ place: 0, problem: 'lost-field' }]);
  undoOperation(db, { uid: converted.operationUid! }, testEnv);
  expect(readSegment(db, { uid }).lost).toEqual([]);

  const removed = removeField(db, { uid: field }, testEnv);
  expect(readSegment(db, { uid })).toMatchObject({ conditions, lost });
  expect(() => segmentMembers(db, { uid, today })).toThrow('conditions-lost');
  expect(problemsOf(db, [rule])).toEqual([{ place: 0, problem: 'lost-field' }]);
  undoOperation(db, { uid: removed.operationUid! }, testEnv);
  expect(readSegment(db, { uid }).lost).toEqual([]);
});
