import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { importKinds } from '../../../shared/domain/imports/kinds.ts';
import type { ImportKind } from '../../../shared/domain/imports/kinds.ts';
import { formatNumber, formatSureness } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { aboutRows } from './draft.ts';
import type { SheetDraft } from './draft.ts';

interface SheetFactsProps {
  readonly draft: SheetDraft;
  readonly busy: boolean;
  /** Recognises the sheet again with this header row or kind. */
  readonly onOverride: (override: { headerRow?: number; kind?: ImportKind }) => void;
  /** Recognises the sheet afresh and no longer remembers its header shape. */
  readonly onForget: (fingerprint: string) => void;
}

/** What the sheet is, where its header stands and how many rows it has. */
export const SheetFacts = ({ draft, busy, onOverride, onForget }: SheetFactsProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { sheet } = draft;
  const [headerRow, setHeaderRow] = useState(sheet.headerRow);
  const settleHeader = (): void => {
    if (headerRow !== null && headerRow !== sheet.headerRow) onOverride({ headerRow });
  };
  return (
    <div className="sheet-facts">
      <label>
        <span>{t('imports.kind')}</span>
        <Select
          aria-label={t('imports.kind')}
          style={{ width: 190 }}
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
              : t('imports.confidence', { value: formatSureness(language, sheet.confidence) })}
          </span>
        )}
      </label>
      {sheet.remembered && sheet.fingerprint !== null && (
        <Button
          size="small"
          disabled={busy}
          title={t('imports.forget-help')}
          onClick={() => onForget(sheet.fingerprint ?? '')}
        >
          {t('imports.forget')}
        </Button>
      )}
      <label>
        <span>{t('imports.header-row')}</span>
        <InputNumber
          aria-label={t('imports.header-row')}
          min={1}
          max={1000}
          precision={0}
          style={{ width: 64 }}
          disabled={busy}
          value={headerRow}
          onChange={setHeaderRow}
          onBlur={settleHeader}
          onPressEnter={settleHeader}
        />
      </label>
      <span>
        {t('imports.rows')}{' '}
        <strong title={sheet.rowsExact ? undefined : t('imports.rows-about-help')}>
          {sheet.rowsExact
            ? formatNumber(language, sheet.rows)
            : t('imports.rows-about', { count: aboutRows(sheet.rows) })}
        </strong>
      </span>
      {sheet.columns.length > 0 && (
        <span>
          {t('imports.mapped-count', { mapped: draft.fields.size, total: sheet.columns.length })}
        </span>
      )}
      {sheet.rows === 0 && <p className="watch">{t('imports.no-rows')}</p>}
    </div>
  );
};
