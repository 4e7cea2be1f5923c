import { Button, Spin } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import type { TreeNode } from '../../../shared/contract/referrals.ts';
import { useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { CHILDREN, useChildren } from './queries.ts';

interface TreeProps {
  /** From the root down to the member that is looked at. */
  readonly path: readonly TreeNode[];
  readonly onOpen: (uid: string) => void;
}

/** Items that can be reached, from top to bottom. */
const itemsOf = (tree: Element): HTMLElement[] => [
  ...tree.querySelectorAll<HTMLElement>('[role="treeitem"]'),
];

/** The tree of a member: open down to the member, the rest on demand. */
export const ReferralTree = ({ path, onOpen }: TreeProps) => {
  const t = useT();
  const looked = path.at(-1);
  const [focused, setFocused] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    const item = (event.target as Element).closest<HTMLElement>('[role="treeitem"]');
    if (item === null || event.target !== item || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const items = itemsOf(event.currentTarget);
    const place = items.indexOf(item);
    const isOpen = item.getAttribute('aria-expanded');
    const toggle = (): void => item.querySelector<HTMLElement>('[data-toggle]')?.click();
    const above = item
      .closest('ul')
      ?.closest('li')
      ?.querySelector<HTMLElement>(':scope > [role="treeitem"]');
    if (event.key === 'ArrowDown') items[place + 1]?.focus();
    else if (event.key === 'ArrowUp') items[place - 1]?.focus();
    else if (event.key === 'Home') items[0]?.focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else if (event.key === 'ArrowRight') {
      if (isOpen === 'false') toggle();
      else if (isOpen === 'true') items[place + 1]?.focus();
    } else if (event.key === 'ArrowLeft') {
      if (isOpen === 'true') toggle();
      else above?.focus();
    } else if (event.key === 'Enter') onOpen(item.dataset['uid'] ?? '');
    else return;
    event.preventDefault();
  };
  if (path[0] === undefined || looked === undefined) return null;
  return (
    <ul
      className="referral-tree"
      role="tree"
      aria-label={t('referrals.tree')}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const item = (event.target as Element).closest<HTMLElement>('[role="treeitem"]');
        if (item !== null) setFocused(item.dataset['uid'] ?? null);
      }}
    >
      <Branch
        node={path[0]}
        below={path.slice(1)}
        looked={looked.uid}
        tabStop={focused ?? looked.uid}
        onOpen={onOpen}
        level={1}
      />
    </ul>
  );
};

interface BranchProps {
  readonly node: TreeNode;
  /** The rest of the way down to the member that is looked at; empty elsewhere. */
  readonly below: readonly TreeNode[];
  readonly looked: string;
  readonly tabStop: string;
  readonly onOpen: (uid: string) => void;
  /** 1 = the root. */
  readonly level: number;
}

const Branch = ({ node, below, looked, tabStop, onOpen, level }: BranchProps) => {
  const t = useT();
  const [open, setOpen] = useState(below.length > 0 || node.uid === looked);
  const hasBelow = node.direct > 0;
  const children = useChildren(node.uid, open && hasBelow);
  const [next] = below;
  const rows = children.data?.pages.flatMap((page) => page.rows) ?? [];
  // The way down stays in sight, also where it goes through somebody of a later block.
  const shown =
    next === undefined || rows.some(({ uid }) => uid === next.uid) || children.isPending
      ? rows
      : [next, ...rows];
  const name = node.name ?? t('members.unnamed');
  return (
    <li role="none">
      <div
        role="treeitem"
        className="tree-line"
        data-uid={node.uid}
        data-looked={node.uid === looked}
        tabIndex={node.uid === tabStop ? 0 : -1}
        aria-level={level}
        aria-current={node.uid === looked ? 'true' : undefined}
        {...(hasBelow ? { 'aria-expanded': open } : {})}
      >
        {hasBelow ? (
          <span
            className="tree-toggle"
            data-toggle
            aria-hidden="true"
            title={t(open ? 'referrals.collapse' : 'referrals.expand', { name })}
            onClick={() => setOpen(!open)}
          >
            {open ? '−' : '+'}
          </span>
        ) : (
          <span className="tree-leaf" aria-hidden="true" />
        )}
        <span className="tree-name" onClick={() => onOpen(node.uid)}>
          {name}
        </span>
        <NodeFacts node={node} root={level === 1} />
      </div>
      {open && hasBelow && (
        <ul role="none">
          {children.isPending && (
            <li role="none">
              <Spin size="small" />
            </li>
          )}
          {children.error !== null && (
            <li role="none">
              <Failure error={children.error} onRetry={() => void children.refetch()} />
            </li>
          )}
          {shown.map((child) => (
            <Branch
              key={child.uid}
              node={child}
              below={child.uid === next?.uid ? below.slice(1) : []}
              looked={looked}
              tabStop={tabStop}
              onOpen={onOpen}
              level={level + 1}
            />
          ))}
          {children.hasNextPage && (
            <li role="none" className="tree-more">
              <Button
                size="small"
                loading={children.isFetchingNextPage}
                onClick={() => void children.fetchNextPage()}
              >
                {t('referrals.tree-more', { count: Math.min(CHILDREN, node.direct - rows.length) })}
              </Button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
};

const NodeFacts = ({ node, root }: { readonly node: TreeNode; readonly root: boolean }) => {
  const t = useT();
  const facts = [
    root ? t('referrals.node-root') : (node.date ?? t('referrals.node-undated')),
    ...(node.channel === null ? [] : [node.channel]),
    ...(node.direct === 0
      ? []
      : [
          t('referrals.node-direct', { count: node.direct }),
          t('referrals.node-below', { count: node.descendants, depth: node.depth }),
        ]),
    ...(node.counted === 0 ? [] : [t('referrals.node-counted', { count: node.counted })]),
  ];
  return <span className="secondary small">{facts.join(' · ')}</span>;
};
