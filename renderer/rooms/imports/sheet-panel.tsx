import type { ImportKind } from '../../../shared/domain/imports/kinds.ts';
import { useT } from '../../app/appearance.tsx';
import { ColumnsWithout } from './columns-without.tsx';
import { ContextForm } from './context-form.tsx';
import type { SheetDraft } from './draft.ts';
import { MappingTable } from './mapping-table.tsx';
import { Preview } from './preview.tsx';
import { Questions } from './questions.tsx';

interface SheetPanelProps {
  readonly draft: SheetDraft;
  /** Opens the first rows at once, where the text may be read wrongly. */
  readonly showFirstRows: boolean;
  readonly onChange: (draft: SheetDraft) => void;
  /** Recognises the sheet again with this header row or kind. */
  readonly onOverride: (override: { headerRow?: number; kind?: ImportKind }) => void;
  readonly onEncoding: (encoding: string) => void;
}

/** One sheet: what is asked about it, and what its columns mean. */
export const SheetPanel = (props: SheetPanelProps) => {
  const { draft, showFirstRows, onChange, onOverride, onEncoding } = props;
  const t = useT();
  const { sheet } = draft;
  const onHeaderRow = (headerRow: number): void => onOverride({ headerRow });
  const preview = (
    <Preview
      key={sheet.headerRow}
      draft={draft}
      openAtFirst={showFirstRows || sheet.headerRow === null}
      onHeaderRow={onHeaderRow}
    />
  );
  return (
    <>
      {sheet.questions.length > 0 && (
        <section className="section">
          <Questions
            draft={draft}
            onChange={onChange}
            onKind={(kind) => onOverride({ kind })}
            onHeaderRow={onHeaderRow}
            onEncoding={onEncoding}
          />
        </section>
      )}
      {showFirstRows && preview}
      <ContextForm draft={draft} onChange={onChange} />
      {sheet.columns.length > 0 && (
        <section className="section">
          <h2>{t('imports.mapping')}</h2>
          <p className="quiet small mapping-help">{t('imports.mapping-help')}</p>
          <ColumnsWithout draft={draft} onChange={onChange} />
          <MappingTable draft={draft} onChange={onChange} />
        </section>
      )}
      {!showFirstRows && preview}
    </>
  );
};
