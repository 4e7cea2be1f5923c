import {
  MAX_DEPTH,
  MAX_FACTS,
  type Condition,
  type ConditionGroup,
  type MemberFact,
} from '../../../../shared/contract/conditions.ts';
import { draftOfFilter, filterOf, type FilterDraft } from '../filter-draft.ts';

/** Facts as they are edited: a filter of a field may still miss something. */
export type DraftFact =
  | Exclude<MemberFact, { kind: 'member' | 'community' }>
  | { readonly kind: 'member'; readonly draft: FilterDraft }
  | {
      readonly kind: 'community';
      readonly communityUid: string | null;
      readonly role: string | null;
    };

export interface FactNode {
  readonly id: number;
  readonly fact: DraftFact;
}
export interface GroupNode {
  readonly id: number;
  readonly kind: ConditionGroup['kind'];
  readonly of: readonly Node[];
}
export type Node = FactNode | GroupNode;
export type Path = readonly number[];

export const isGroup = (node: Node): node is GroupNode => 'of' in node;

let lastId = 0;
/** A place of its own for as long as the page lives, wherever it is moved. */
const nextId = (): number => (lastId += 1);

export const factNode = (fact: DraftFact): FactNode => ({ id: nextId(), fact });
export const groupNode = (kind: ConditionGroup['kind'], of: readonly Node[] = []): GroupNode => ({
  id: nextId(),
  kind,
  of,
});

export const nodeOf = (condition: Condition, currency: string): Node => {
  if ('of' in condition)
    return groupNode(
      condition.kind,
      condition.of.map((one) => nodeOf(one, currency)),
    );
  return factNode(
    condition.kind === 'member'
      ? { kind: 'member', draft: draftOfFilter(condition.filter, currency) }
      : condition,
  );
};

export const treeOf = (group: ConditionGroup, currency: string): GroupNode =>
  nodeOf(group, currency) as GroupNode;

/** The fact that is meant; null while something is missing. */
export const factOf = (fact: DraftFact, currency: string): MemberFact | null => {
  if (fact.kind === 'community')
    return fact.communityUid === null ? null : { ...fact, communityUid: fact.communityUid };
  if (fact.kind !== 'member') return fact;
  const filter = filterOf(fact.draft, currency);
  return filter === null ? null : { kind: 'member', filter };
};

/** The whole as conditions; null while any of them misses something. */
export const conditionsOf = (tree: GroupNode, currency: string): ConditionGroup | null => {
  const of: Condition[] = [];
  for (const node of tree.of) {
    const one = isGroup(node) ? conditionsOf(node, currency) : factOf(node.fact, currency);
    if (one === null) return null;
    of.push(one);
  }
  return { kind: tree.kind, of };
};

/** Places of what misses something. */
export const incompleteIn = (tree: GroupNode, currency: string, path: Path = []): Path[] =>
  tree.of.flatMap((node, place) => {
    const here = [...path, place];
    if (isGroup(node)) return incompleteIn(node, currency, here);
    return factOf(node.fact, currency) === null ? [here] : [];
  });

export const factsIn = (node: Node): number =>
  isGroup(node) ? node.of.reduce((sum, one) => sum + factsIn(one), 0) : 1;
const depthOf = (node: Node): number =>
  isGroup(node) ? 1 + Math.max(0, ...node.of.map(depthOf)) : 0;
/** Whether the store takes so many, and so deep. */
export const fits = (tree: GroupNode): boolean =>
  depthOf(tree) <= MAX_DEPTH && factsIn(tree) <= MAX_FACTS;

export const nodeAt = (tree: GroupNode, path: Path): Node | undefined =>
  path.reduce<Node | undefined>(
    (node, place) => (node !== undefined && isGroup(node) ? node.of[place] : undefined),
    tree,
  );

/** The group at `path` with other members. */
const within = (
  tree: GroupNode,
  path: Path,
  change: (of: readonly Node[]) => readonly Node[],
): GroupNode => {
  const [place, ...rest] = path;
  if (place === undefined) return { ...tree, of: change(tree.of) };
  const of = tree.of.map((node, at) =>
    at === place && isGroup(node) ? within(node, rest, change) : node,
  );
  return { ...tree, of };
};

const parentOf = (path: Path): Path => path.slice(0, -1);

export const replace = (tree: GroupNode, path: Path, node: Node): GroupNode =>
  path.length === 0 && isGroup(node)
    ? node
    : within(tree, parentOf(path), (of) => of.with(path.at(-1)!, node));

export const insert = (tree: GroupNode, path: Path, node: Node): GroupNode =>
  within(tree, parentOf(path), (of) => of.toSpliced(path.at(-1)!, 0, node));

export const remove = (tree: GroupNode, path: Path): GroupNode =>
  within(tree, parentOf(path), (of) => of.toSpliced(path.at(-1)!, 1));

const copyOf = (node: Node): Node =>
  isGroup(node) ? groupNode(node.kind, node.of.map(copyOf)) : factNode(node.fact);

export const duplicate = (tree: GroupNode, path: Path): GroupNode => {
  const node = nodeAt(tree, path);
  return node === undefined
    ? tree
    : insert(tree, [...parentOf(path), path.at(-1)! + 1], copyOf(node));
};

/**
 * One step up or down as one reads: past a condition, into a group beside it, or out of its own.
 * null where there is no further.
 */
export const move = (tree: GroupNode, path: Path, down: boolean): GroupNode | null => {
  const node = nodeAt(tree, path);
  const place = path.at(-1);
  if (node === undefined || place === undefined) return null;
  const group = parentOf(path);
  const siblings = (nodeAt(tree, group) as GroupNode).of;
  const beside = siblings[place + (down ? 1 : -1)];
  const without = remove(tree, path);
  if (beside === undefined) {
    const outer = group.at(-1);
    if (outer === undefined) return null;
    return insert(without, [...parentOf(group), outer + (down ? 1 : 0)], node);
  }
  if (!isGroup(beside)) return insert(without, [...group, place + (down ? 1 : -1)], node);
  // Taken out, what came after it stands one place further up.
  const into = down ? [...group, place, 0] : [...group, place - 1, beside.of.length];
  return insert(without, into, node);
};
