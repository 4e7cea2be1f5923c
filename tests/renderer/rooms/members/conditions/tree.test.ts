import { expect, it } from 'vitest';
import { conditionText } from '../../../../../renderer/rooms/members/conditions/fact-text.ts';
import { checkTree } from '../../../../../renderer/rooms/members/conditions/remarks.ts';
import {
  conditionsOf,
  duplicate,
  factNode,
  insert,
  move,
  remove,
  treeOf,
  type GroupNode,
  type Path,
} from '../../../../../renderer/rooms/members/conditions/tree.ts';
import { examples } from '../../../../../renderer/rooms/members/segments/examples.ts';
import {
  conditionGroup,
  type Condition,
  type ConditionGroup,
} from '../../../../../shared/contract/conditions.ts';
import { checkConditions } from '../../../../../shared/domain/conditions/problems.ts';
import { languages } from '../../../../../shared/messages/languages.ts';

const tenure = (from: number): Condition => ({ kind: 'tenure', from, to: null });
const all = (...of: Condition[]): ConditionGroup => ({ kind: 'all', of });
const any = (...of: Condition[]): ConditionGroup => ({ kind: 'any', of });

/** The days of the conditions as one reads, groups in brackets. */
const read = (tree: GroupNode | null): string => {
  const text = (one: Condition): string =>
    'of' in one
      ? `[${one.of.map(text).join(' ')}]`
      : one.kind === 'tenure'
        ? String(one.from)
        : '?';
  return tree === null ? '' : conditionsOf(tree, 'CNY')!.of.map(text).join(' ');
};

it('goes one step at a time: past a condition, into a group, out of it', () => {
  const tree = treeOf(all(tenure(1), any(tenure(2), tenure(3)), tenure(4)), 'CNY');
  const step = (path: Path, down: boolean): string => read(move(tree, path, down));
  expect(read(tree)).toBe('1 [2 3] 4');
  expect(step([0], true)).toBe('[1 2 3] 4');
  expect(step([2], false)).toBe('1 [2 3 4]');
  expect(step([1, 0], true)).toBe('1 [3 2] 4');
  expect(step([1, 0], false)).toBe('1 2 [3] 4');
  expect(step([1, 1], true)).toBe('1 [2] 3 4');
  expect(step([1], true)).toBe('1 4 [2 3]');
  expect(step([0], false)).toBe('');
  expect(step([2], true)).toBe('');
  expect(read(duplicate(tree, [1]))).toBe('1 [2 3] [2 3] 4');
  expect(read(remove(tree, [1, 0]))).toBe('1 [3] 4');
});

it('says at its place what is missing, gone or cannot be', () => {
  const about = {
    language: 'zh-CN' as const,
    currency: 'CNY',
    today: '2026-11-24',
    names: {},
    fields: [],
  };
  const tree = treeOf(all(tenure(1), { kind: 'tenure', from: null, to: 0 }), 'CNY');
  const checked = checkTree(tree, about, new Set());
  expect(checked.holds).toBe('never');
  expect([...checked.remarks]).toEqual([
    ['1', { tone: 'bad', text: '和“加入天数：至少 1”不可能同时满足。' }],
  ]);
  const open = factNode({ kind: 'community', communityUid: null, role: null });
  const unfinished = checkTree(insert(tree, [0], open), about, new Set());
  expect(unfinished.conditions).toBeNull();
  expect(unfinished.remarks.get('0')?.text).toBe('还没填完。');
  const inIt: Condition = { kind: 'community', communityUid: 'co_1', role: null };
  const gone = checkTree(treeOf(all(any(inIt)), 'CNY'), about, new Set(['co_1']));
  expect(gone.remarks.get('0.0')?.tone).toBe('bad');
});

it.each(Object.entries(examples))('%s is a segment that says something', (_, example) => {
  expect(conditionGroup.parse(example)).toEqual(example);
  expect(checkConditions(example)).toEqual({ problems: [], holds: 'some' });
  expect(conditionsOf(treeOf(example, 'CNY'), 'CNY')).toEqual(example);
});

it('says conditions in one sentence in every language', () => {
  const group = all(
    {
      kind: 'activity',
      measure: 'acts',
      kinds: ['comment', 'wave'],
      days: 30,
      from: 1,
      to: null,
    },
    any({ kind: 'orders', measure: 'net', days: null, from: 9950, to: null }, tenure(90)),
    { kind: 'none', of: [{ kind: 'community', communityUid: 'co_1', role: '群主' }] },
  );
  const about = { currency: 'CNY', today: '2026-11-24', names: { co_1: '读书会' }, fields: [] };
  expect(languages.map((language) => conditionText({ ...about, language }, group))).toEqual([
    '最近 30 天互动（评论、wave）：有，并且（消费净额：至少 ¥99.50，或者加入天数：至少 90），并且以下都不满足：在社群“读书会”里，角色是 群主',
    '最近 30 天互動（評論、wave）：有，並且（消費淨額：至少 ¥99.50，或者加入天數：至少 90），並且以下都不滿足：在社群「读书会」裡，角色是 群主',
    'Interactions (comments, wave) in the last 30 days: some; and (Net spending: at least ¥99.50; or Days since joining: at least 90); and none of: In the community “读书会” as 群主',
  ]);
});
