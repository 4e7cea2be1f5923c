import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { importKinds } from '../../../shared/domain/imports/kinds.ts';
import type { ImportKind } from '../../../shared/domain/imports/kinds.ts';
import { formatNumber, formatPercent } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { ContextForm } from './context-form.tsx';
import type { SheetDraft } from './draft.ts';
import { MappingTable } from './mapping-table.tsx';
import { Questions } from './questions.tsx';

interface SheetPanelProps {
  readonly draft: SheetDraft;
  readonly busy: boolean;
  readonly onChange: (draft: SheetDraft) => void;
  /** Recognises the sheet again with this header row or kind. */
  readonly onOverride: (override: { headerRow?: number; kind?: ImportKind }) => void;
  readonly onEncoding: (encoding: string) => void;
}

const Preview = ({ draft }: { readonly draft: SheetDraft }) => {
  const t = useT();
  const [open, setOpen] = useState(draft.sheet.headerRow === null);
  return (
    <section className="section">
      <div className="section-head">
        <h2>{t('imports.preview')}</h2>
        <div className="actions">
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'imports.preview-hide' : 'imports.preview-show')}
          </Button>
        </div>
      </div>
      {open && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('imports.preview')}>
          <table className="plain-table preview-table">
            <tbody>
              {draft.sheet.preview.map(({ row, cells }) => (
                <tr key={row} data-header={row === draft.sheet.headerRow}>
                  <th className="number" scope="row">
                    {row}
                  </th>
                  {cells.map((cell, index) => (
                    <td key={index}>
                      <bdi>{cell}</bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};

/** One sheet: what it is, what is asked, and what its columns mean. */
export const SheetPanel = ({ draft, busy, onChange, onOverride, onEncoding }: SheetPanelProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { sheet } = draft;
  const [headerRow, setHeaderRow] = useState(sheet.headerRow);
  return (
    <>
      <section className="section sheet-facts">
        <label>
          <span>{t('imports.kind')}</span>
          <Select
            aria-label={t('imports.kind')}
            style={{ width: 200 }}
            disabled={busy}
            value={sheet.kind}
            placeholder={t('imports.kind-unknown')}
            options={importKinds.map((kind) => ({ value: kind, label: t(`imports.kind-${kind}`) }))}
            onChange={(kind) => onOverride({ kind })}
          />
          {sheet.kind !== null && (
            <span className="quiet" title={t('imports.confidence-help')}>
              {sheet.remembered
                ? t('imports.remembered')
                : t('imports.confidence', { value: formatPercent(language, sheet.confidence) })}
            </span>
          )}
        </label>
        <label>
          <span>{t('imports.header-row')}</span>
          <InputNumber
            aria-label={t('imports.header-row')}
            min={1}
            max={1000}
            precision={0}
            style={{ width: 72 }}
            disabled={busy}
            value={headerRow}
            onChange={setHeaderRow}
            onBlur={() => {
              if (headerRow !== null && headerRow !== sheet.headerRow) onOverride({ headerRow });
            }}
            onPressEnter={() => {
              if (headerRow !== null && headerRow !== sheet.headerRow) onOverride({ headerRow });
            }}
          />
        </label>
        <span>
          {t('imports.rows')} <strong>{formatNumber(language, sheet.rows)}</strong>
        </span>
        <span>
          {t('imports.mapped-count', { mapped: draft.fields.size, total: sheet.columns.length })}
        </span>
      </section>
      {sheet.questions.length > 0 && (
        <section className="section">
          <Questions
            draft={draft}
            onChange={onChange}
            onKind={(kind) => onOverride({ kind })}
            onHeaderRow={(row) => onOverride({ headerRow: row })}
            onEncoding={onEncoding}
          />
        </section>
      )}
      <ContextForm draft={draft} onChange={onChange} />
      <section className="section">
        <h2>{t('imports.mapping')}</h2>
        <p className="quiet small mapping-help">{t('imports.mapping-help')}</p>
        <MappingTable draft={draft} onChange={onChange} />
      </section>
      <Preview key={sheet.headerRow} draft={draft} />
    </>
  );
};
