import { useMemo, useState } from 'react';
import type { ConditionGroup } from '../../../../shared/contract/conditions.ts';
import { factsOf } from '../../../../shared/domain/conditions/facts-of.ts';
import { useT } from '../../../app/appearance.tsx';
import { ConditionTree } from '../conditions/condition-tree.tsx';
import { NamesContext, useNames } from '../conditions/names.tsx';
import { checkTree } from '../conditions/remarks.ts';
import { conditionsOf, treeOf, type GroupNode } from '../conditions/tree.ts';
import { useAbout } from './use-about.ts';

interface RuleConditionsProps {
  readonly label: string;
  readonly conditions: ConditionGroup;
  /** null while a condition misses something. */
  readonly onChange: (conditions: ConditionGroup | null) => void;
}

/** The conditions of one rule, edited as those of a segment are. */
export const RuleConditions = ({ label, conditions, onChange }: RuleConditionsProps) => {
  const t = useT();
  const about = useAbout();
  const outer = useNames();
  const [tree, setTree] = useState(() => treeOf(conditions, about.currency));
  // What was asked for when the editor opened and has no name is gone.
  const [asked] = useState(() =>
    factsOf(conditions).flatMap((fact) => {
      if (fact.kind === 'community') return [fact.communityUid];
      return fact.kind === 'events' && fact.eventUid !== null ? [fact.eventUid] : [];
    }),
  );
  const lost = useMemo(
    () => new Set(asked.filter((uid) => !(uid in about.names))),
    [asked, about.names],
  );
  const { remarks } = useMemo(() => checkTree(tree, about, lost), [tree, about, lost]);
  const names = useMemo(
    () => ({ names: about.names, lost, keep: outer.keep }),
    [about.names, lost, outer.keep],
  );
  const change = (next: GroupNode): void => {
    setTree(next);
    onChange(conditionsOf(next, about.currency));
  };
  return (
    <div role="group" aria-label={label}>
      <NamesContext value={names}>
        <ConditionTree tree={tree} onChange={change} remarks={remarks} />
      </NamesContext>
      <p className="small quiet">{t('segments.keys')}</p>
    </div>
  );
};
