import { Segmented, Select } from 'antd';
import { startTransition, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { conflictSides, importPolicies, rowClasses } from '../../../shared/contract/imports.ts';
import type {
  ImportCounts,
  ImportPolicy,
  RowClass,
  StagedPart,
  StagedRow,
} from '../../../shared/contract/imports.ts';
import { entityNames, primaryEntity } from '../../../shared/domain/imports/kinds.ts';
import type { ImportKind } from '../../../shared/domain/imports/kinds.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import type { Translate } from '../../app/appearance.tsx';
import { ChangesGrid } from './changes-grid.tsx';
import { chooseSideOfAll } from './draft.ts';
import type { SheetDraft } from './draft.ts';
import { Warnings } from './file-card.tsx';
import { checkedFiles } from './flow-actions.tsx';
import type { Imports } from './import-files.tsx';
import type { CheckNotice } from './use-batch.ts';
import { RowPanel } from './row-panel.tsx';
import type { ImportFile } from './use-import-files.ts';

/** “2,274 events, 12,477 members”: what a sheet makes besides its own rows. */
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
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = rowClasses[rowClasses.indexOf(value) + step];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-class="${next}"]`)?.focus();
    onChange(next);
  };
  return (
    <div
      className="class-tabs"
      role="tablist"
      aria-label={t('imports.changeset')}
      onKeyDown={onKeyDown}
    >
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
  /** Number of the sheet in the changeset. */
  readonly part: number;
  readonly sheet: StagedPart;
  readonly notice: CheckNotice | null;
  readonly imports: Imports;
}

/** What the commit will change, before anything changes. */
export const CheckStep = ({ changeset, part, sheet, notice, imports }: CheckStepProps) => {
  const t = useT();
  const [chosen, setChosen] = useState<RowClass | null>(null);
  const [opened, setOpened] = useState<{ changeset: string; row: StagedRow } | null>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const close = (): void => {
    setOpened(null);
    cameFrom.current?.focus();
  };
  const file = imports.files.find(({ handle }) => handle === sheet.handle);
  const draft = file?.drafts.find((one) => one.sheet.name === sheet.sheet);
  if (file === undefined || draft === undefined) return null;
  const rowClass = chosen ?? rowClasses.find((one) => sheet[one] > 0) ?? 'created';
  const row = opened?.changeset === changeset ? opened.row : null;
  const secondary = secondaryText(t, sheet.kind, sheet.entities);
  const withDraft = (changed: SheetDraft): ImportFile => ({
    ...file,
    drafts: file.drafts.map((one) => (one === draft ? changed : one)),
  });
  const change = (changed: SheetDraft): void =>
    imports.patch(file.key, { drafts: withDraft(changed).drafts });
  const onPolicy = (policy: ImportPolicy): void => {
    const changed = withDraft({ ...draft, policy });
    void imports.batch.check(
      checkedFiles(imports).map((one) => (one.key === file.key ? changed : one)),
    );
  };
  return (
    <div className="check-step">
      <div className="check-head">
        {notice !== null && (
          <p className="watch" role="status">
            {t(`imports.${notice}`)}
          </p>
        )}
        <ClassTabs
          counts={sheet}
          value={rowClass}
          onChange={(next) =>
            startTransition(() => {
              setChosen(next);
              setOpened(null);
            })
          }
        />
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
          {rowClass === 'conflicts' && (
            <label className="inline-label">
              <span>{t('imports.all-conflicts')}</span>
              <Segmented
                aria-label={t('imports.all-conflicts')}
                value={draft.allConflicts ?? 'each'}
                options={(['each', ...conflictSides] as const).map((side) => ({
                  value: side,
                  label: t(`imports.side-${side}`),
                }))}
                onChange={(side) =>
                  change(chooseSideOfAll(draft, conflictSides.find((one) => one === side) ?? null))
                }
              />
            </label>
          )}
          <label className="inline-label policy">
            <span>{t('imports.policy')}</span>
            <Select
              aria-label={t('imports.policy')}
              style={{ minWidth: 240 }}
              popupMatchSelectWidth={false}
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
      <div className="check-body">
        <ChangesGrid
          key={`${changeset} ${rowClass}`}
          changeset={changeset}
          part={part}
          rowClass={rowClass}
          draft={draft}
          opened={row}
          onOpen={(next) => {
            const { activeElement } = document;
            if (activeElement instanceof HTMLElement) cameFrom.current = activeElement;
            setOpened({ changeset, row: next });
          }}
        />
        {row !== null && (
          <RowPanel key={row.row} row={row} draft={draft} onChange={change} onClose={close} />
        )}
      </div>
    </div>
  );
};
