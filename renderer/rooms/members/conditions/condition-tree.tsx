import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  PlusOutlined,
} from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { MAX_DEPTH, MAX_FACTS } from '../../../../shared/contract/conditions.ts';
import { useT } from '../../../app/appearance.tsx';
import { FactEditor } from './fact-editor.tsx';
import { factAbout } from './fact-kinds.ts';
import type { Remark } from './remarks.ts';
import {
  duplicate,
  factNode,
  factsIn,
  fits,
  groupNode,
  insert,
  isGroup,
  move,
  nodeAt,
  remove,
  replace,
  type GroupNode,
  type Node,
  type Path,
} from './tree.ts';
import './conditions.css';

interface ConditionTreeProps {
  readonly tree: GroupNode;
  readonly onChange: (tree: GroupNode) => void;
  /** What is wrong, by the place of it as `path.join('.')`. */
  readonly remarks: ReadonlyMap<string, Remark>;
}

const kinds = ['all', 'any', 'none'] as const;

/** Conditions and groups of them, each moved, copied and taken away by mouse or by keys. */
export const ConditionTree = ({ tree, onChange, remarks }: ConditionTreeProps) => {
  const box = useRef<HTMLDivElement>(null);
  /** What the focus goes to once it is drawn at its new place. */
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const found = box.current?.querySelector<HTMLElement>(`[data-node="${wanted.current}"]`);
    wanted.current = null;
    found?.focus();
  });
  const change = (next: GroupNode | null, focus: number | null): void => {
    if (next === null || !fits(next)) return;
    wanted.current = focus;
    onChange(next);
  };
  const actions: Actions = {
    replace: (path, node) => change(replace(tree, path, node), null),
    add: (path, node) => change(insert(tree, path, node), node.id),
    move: (path, down) => change(move(tree, path, down), nodeAt(tree, path)?.id ?? null),
    canMove: (path, down) => {
      const moved = move(tree, path, down);
      return moved !== null && fits(moved);
    },
    duplicate: (path) => {
      const next = duplicate(tree, path);
      const copy = nodeAt(next, [...path.slice(0, -1), path.at(-1)! + 1]);
      change(next, copy?.id ?? null);
    },
    canDuplicate: (path) => fits(duplicate(tree, path)),
    remove: (path) => {
      const next = remove(tree, path);
      const place = path.at(-1)!;
      const group = path.slice(0, -1);
      const beside = nodeAt(next, path) ?? (place > 0 ? nodeAt(next, [...group, place - 1]) : null);
      change(next, (beside ?? nodeAt(next, group))?.id ?? null);
    },
    canAdd: factsIn(tree) < MAX_FACTS,
    remarks,
  };
  return (
    <div ref={box} className="condition-tree">
      <Group node={tree} path={[]} actions={actions} />
    </div>
  );
};

interface Actions {
  readonly replace: (path: Path, node: Node) => void;
  readonly add: (path: Path, node: Node) => void;
  readonly move: (path: Path, down: boolean) => void;
  readonly canMove: (path: Path, down: boolean) => boolean;
  readonly duplicate: (path: Path) => void;
  readonly canDuplicate: (path: Path) => boolean;
  readonly remove: (path: Path) => void;
  readonly canAdd: boolean;
  readonly remarks: ConditionTreeProps['remarks'];
}

interface PartProps<Of extends Node> {
  readonly node: Of;
  readonly path: Path;
  readonly actions: Actions;
}

const placeText = (path: Path): string => path.map((place) => place + 1).join('.');

/** Keys of a condition or group that has the focus itself. */
const keysOf =
  (path: Path, actions: Actions) =>
  (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || path.length === 0) return;
    const { key, altKey } = event;
    const command = event.ctrlKey || event.metaKey;
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown'))
      actions.move(path, key === 'ArrowDown');
    else if (command && key.toLowerCase() === 'd') actions.duplicate(path);
    else if (key === 'Delete') actions.remove(path);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

const RowActions = ({ path, actions }: Omit<PartProps<Node>, 'node'>) => {
  const t = useT();
  const button = (
    label: 'segments.move-up' | 'segments.move-down' | 'segments.duplicate' | 'segments.delete',
    icon: React.ReactNode,
    run: () => void,
    disabled = false,
  ) => (
    <Button
      type="text"
      size="small"
      icon={icon}
      title={t(label)}
      aria-label={`${t(label)} ${placeText(path)}`}
      disabled={disabled}
      onClick={run}
    />
  );
  return (
    <span className="condition-actions">
      {button(
        'segments.move-up',
        <ArrowUpOutlined />,
        () => actions.move(path, false),
        !actions.canMove(path, false),
      )}
      {button(
        'segments.move-down',
        <ArrowDownOutlined />,
        () => actions.move(path, true),
        !actions.canMove(path, true),
      )}
      {button(
        'segments.duplicate',
        <CopyOutlined />,
        () => actions.duplicate(path),
        !actions.canDuplicate(path),
      )}
      {button('segments.delete', <DeleteOutlined />, () => actions.remove(path))}
    </span>
  );
};

const RemarkLine = ({ remark }: { readonly remark: Remark | undefined }) =>
  remark === undefined ? null : (
    <p className={`condition-remark small ${remark.tone}`} role="note">
      {remark.text}
    </p>
  );

const Group = ({ node, path, actions }: PartProps<GroupNode>) => {
  const t = useT();
  const isOuter = path.length === 0;
  const remark = actions.remarks.get(path.join('.'));
  const full = !actions.canAdd;
  const deep = path.length + 1 >= MAX_DEPTH;
  return (
    <div
      role="group"
      className="condition-group"
      data-kind={node.kind}
      data-node={node.id}
      data-tone={remark?.tone}
      tabIndex={isOuter ? -1 : 0}
      aria-label={
        isOuter ? t('segments.conditions') : t('segments.group-number', { place: placeText(path) })
      }
      onKeyDown={keysOf(path, actions)}
    >
      <div className="condition-head">
        <Segmented
          size="small"
          aria-label={t('segments.group-kind')}
          value={node.kind}
          onChange={(kind) => actions.replace(path, { ...node, kind })}
          options={kinds.map((value) => ({ value, label: t(`segments.kind-${value}`) }))}
        />
        {!isOuter && <RowActions path={path} actions={actions} />}
      </div>
      <RemarkLine remark={remark} />
      {node.of.map((one, place) =>
        isGroup(one) ? (
          <Group key={one.id} node={one} path={[...path, place]} actions={actions} />
        ) : (
          <Fact key={one.id} node={one} path={[...path, place]} actions={actions} />
        ),
      )}
      <div className="condition-add">
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          disabled={full}
          onClick={() => actions.add([...path, node.of.length], factNode(factAbout('acts')))}
        >
          {t('segments.add-fact')}
        </Button>
        <Button
          size="small"
          type="text"
          icon={<PlusOutlined aria-hidden />}
          disabled={full || deep}
          onClick={() =>
            actions.add(
              [...path, node.of.length],
              groupNode(node.kind === 'any' ? 'all' : 'any', [factNode(factAbout('acts'))]),
            )
          }
        >
          {t('segments.add-group')}
        </Button>
        {(full || deep) && (
          <span className="small quiet">
            {t('segments.full', { facts: MAX_FACTS, depth: MAX_DEPTH })}
          </span>
        )}
      </div>
    </div>
  );
};

const Fact = ({ node, path, actions }: PartProps<Extract<Node, { fact: unknown }>>) => {
  const t = useT();
  const remark = actions.remarks.get(path.join('.'));
  return (
    <div
      role="group"
      className="condition-fact"
      data-node={node.id}
      data-tone={remark?.tone}
      tabIndex={0}
      aria-label={t('segments.condition-number', { place: placeText(path) })}
      onKeyDown={keysOf(path, actions)}
    >
      <div className="condition-line">
        <FactEditor
          fact={node.fact}
          onChange={(fact) => actions.replace(path, { ...node, fact })}
        />
        <RowActions path={path} actions={actions} />
      </div>
      <RemarkLine remark={remark} />
    </div>
  );
};
