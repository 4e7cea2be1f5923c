import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { importPolicies, rowClasses } from '../../../shared/contract/imports.ts';
import type {
  ImportCounts,
  ImportPolicy,
  RowClass,
  StagedSheet,
} from '../../../shared/contract/imports.ts';
import { entityNames, primaryEntity } from '../../../shared/domain/imports/kinds.ts';
import type { ImportKind } from '../../../shared/domain/imports/kinds.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import type { Translate } from '../../app/appearance.tsx';
import { ChangesGrid } from './changes-grid.tsx';
import type { MappedColumn } from './changes-grid.tsx';
import { Warnings } from './file-card.tsx';

/** “2,274 个活动、12,477 位会员”: what a sheet makes besides its own rows. */
export const secondaryText = (
  t: Translate,
  kind: ImportKind,
  entities: ImportCounts['entities'],
): string | null => {
  const parts = entityNames.flatMap((entity) => {
    const count = entities[entity]?.created ?? 0;
    return entity === primaryEntity[kind] || count === 0
      ? []
      : [t(`imports.created-${entity}`, { count })];
  });
  return parts.length === 0 ? null : parts.join(t('common.list-separator'));
};

interface ClassTabsProps {
  readonly counts: ImportCounts;
  readonly value: RowClass;
  readonly onChange: (rowClass: RowClass) => void;
}

const ClassTabs = ({ counts, value, onChange }: ClassTabsProps) => {
  const t = useT();
  const { language } = useAppearance();
  return (
    <div className="class-tabs" role="tablist" aria-label={t('imports.changeset')}>
      {rowClasses.map((rowClass) => (
        <button
          key={rowClass}
          type="button"
          role="tab"
          aria-selected={rowClass === value}
          data-class={rowClass}
          data-empty={counts[rowClass] === 0}
          onClick={() => onChange(rowClass)}
        >
          <strong>{formatNumber(language, counts[rowClass])}</strong>
          <span>{t(`imports.class-${rowClass}`)}</span>
        </button>
      ))}
    </div>
  );
};

interface CheckStepProps {
  readonly changeset: string;
  readonly sheets: readonly StagedSheet[];
  /** The fields of each sheet, in the order of its columns. */
  readonly fieldsOf: (sheet: string) => readonly MappedColumn[];
  readonly moved: boolean;
  readonly onPolicy: (policy: ImportPolicy) => void;
}

/** What the commit will change, before anything changes. */
export const CheckStep = ({ changeset, sheets, fieldsOf, moved, onPolicy }: CheckStepProps) => {
  const t = useT();
  const [sheetName, setSheetName] = useState(sheets[0]?.sheet ?? '');
  const sheet = sheets.find((one) => one.sheet === sheetName) ?? sheets[0];
  const [chosen, setChosen] = useState<RowClass | null>(null);
  if (sheet === undefined) return null;
  const rowClass = chosen ?? rowClasses.find((one) => sheet[one] > 0) ?? 'created';
  const secondary = secondaryText(t, sheet.kind, sheet.entities);
  return (
    <div className="check-step">
      <div className="check-head">
        {moved && (
          <p className="watch" role="status">
            {t('imports.commit-stale')}
          </p>
        )}
        {sheets.length > 1 && (
          <Segmented
            aria-label={t('imports.sheet')}
            value={sheet.sheet}
            options={sheets.map((one) => ({ value: one.sheet, label: one.sheet }))}
            onChange={(next) => {
              setSheetName(next);
              setChosen(null);
            }}
          />
        )}
        <ClassTabs counts={sheet} value={rowClass} onChange={setChosen} />
        <p className="quiet">
          {t(`imports.class-${rowClass}-help`)}
          {' · '}
          {t('imports.counts-equal', { rows: sheet.rows })}
        </p>
        <div className="check-line">
          <div className="check-notes">
            {secondary !== null && <p>{t('imports.secondary', { list: secondary })}</p>}
            {sheet.ended > 0 && (
              <p className="watch">{t('imports.ended-count', { count: sheet.ended })}</p>
            )}
            <Warnings warnings={sheet.warnings} />
          </div>
          <label className="inline-label policy">
            <span>{t('imports.policy')}</span>
            <Select
              aria-label={t('imports.policy')}
              style={{ minWidth: 240 }}
              value={sheet.policy}
              options={importPolicies.map((policy) => ({
                value: policy,
                label: t(`imports.policy-${policy}`),
              }))}
              onChange={onPolicy}
            />
          </label>
        </div>
      </div>
      <ChangesGrid
        key={`${sheet.sheet} ${rowClass}`}
        changeset={changeset}
        sheet={sheet.sheet}
        rowClass={rowClass}
        fields={fieldsOf(sheet.sheet)}
      />
    </div>
  );
};
