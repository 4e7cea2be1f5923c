import type { ConditionGroup } from '../../../../shared/contract/conditions.ts';
import { checkConditions } from '../../../../shared/domain/conditions/problems.ts';
import { translate } from '../../../../shared/messages/translate.ts';
import { canAsk, columnOf, isFieldColumn, isKnown } from '../field-words.ts';
import { filterOf } from '../filter-draft.ts';
import { factText, type About } from './fact-text.ts';
import { conditionsOf, incompleteIn, isGroup, nodeAt, type GroupNode, type Path } from './tree.ts';

/** What is said at a condition, and how grave it is. */
export interface Remark {
  readonly text: string;
  readonly tone: 'bad' | 'watch';
}

export interface CheckedTree {
  /** null while something is missing. */
  readonly conditions: ConditionGroup | null;
  readonly holds: 'never' | 'always' | 'some';
  readonly remarks: ReadonlyMap<string, Remark>;
}

/** What the conditions of a tree are, and what is wrong at which place of it. */
export const checkTree = (
  tree: GroupNode,
  about: About,
  lost: ReadonlySet<string>,
): CheckedTree => {
  const { language, currency } = about;
  const remarks = new Map<string, Remark>();
  const say = (path: Path, text: string, tone: Remark['tone']): void => {
    if (!remarks.has(path.join('.'))) remarks.set(path.join('.'), { text, tone });
  };
  for (const path of incompleteIn(tree, currency))
    say(path, translate(language, 'segments.problem-incomplete'), 'watch');
  for (const path of lostIn(tree, lost))
    say(path, translate(language, 'segments.problem-gone'), 'bad');
  for (const path of unaskedIn(tree, about))
    say(path, translate(language, 'segments.problem-field-gone'), 'bad');
  const conditions = conditionsOf(tree, currency);
  if (conditions === null) return { conditions, holds: 'some', remarks };
  const { problems, holds } = checkConditions(conditions, singleFields(about));
  for (const { path, kind, other } of problems) {
    const values = other === undefined ? {} : { other: textAt(conditions, other, about) };
    const text = translate(language, `segments.problem-${kind}`, values);
    say(path, text, kind === 'always' ? 'watch' : 'bad');
  }
  return { conditions, holds, remarks };
};

const textAt = (conditions: ConditionGroup, path: Path, about: About): string => {
  const found = path.reduce<ConditionGroup['of'][number] | undefined>(
    (at, place) => (at !== undefined && 'of' in at ? at.of[place] : undefined),
    conditions,
  );
  return found === undefined || 'of' in found ? '' : factText(about, found);
};

const lostIn = (tree: GroupNode, lost: ReadonlySet<string>, path: Path = []): Path[] =>
  tree.of.flatMap((_, place) => {
    const here = [...path, place];
    const node = nodeAt(tree, [place])!;
    if (isGroup(node)) return lostIn(node, lost, here);
    const { fact } = node;
    const uid =
      fact.kind === 'community' ? fact.communityUid : fact.kind === 'events' ? fact.eventUid : null;
    return uid !== null && lost.has(uid) ? [here] : [];
  });

/** Places that ask about a field that is gone or of another kind than when it was asked. */
const unaskedIn = (
  tree: GroupNode,
  about: Pick<About, 'fields' | 'currency'>,
  path: Path = [],
): Path[] => {
  const { fields, currency } = about;
  if (fields === undefined) return [];
  return tree.of.flatMap((node, place) => {
    const here = [...path, place];
    if (isGroup(node)) return unaskedIn(node, about, here);
    if (node.fact.kind !== 'member' || !isFieldColumn(node.fact.draft.column)) return [];
    const filter = filterOf(node.fact.draft, currency);
    return isKnown(fields, node.fact.draft.column) && (filter === null || canAsk(fields, filter))
      ? []
      : [here];
  });
};

/** Columns of fields of which a member has one option or none. */
const singleFields = ({ fields = [] }: About): ReadonlySet<string> =>
  new Set(fields.filter(({ kind }) => kind === 'choice').map(columnOf));
