import { Button } from 'antd';
import { useState } from 'react';
import { useT } from '../../app/appearance.tsx';
import type { SheetDraft } from './draft.ts';

interface PreviewProps {
  readonly draft: SheetDraft;
  readonly openAtFirst: boolean;
  readonly onHeaderRow: (row: number) => void;
}

/** The first rows as the file has them; without a header, the place to say which row it is. */
export const Preview = ({ draft, openAtFirst, onHeaderRow }: PreviewProps) => {
  const t = useT();
  const { headerRow, preview } = draft.sheet;
  const [open, setOpen] = useState(openAtFirst);
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
              {preview.map(({ row, cells }) => (
                <tr key={row} data-header={row === headerRow}>
                  <th className="number" scope="row">
                    {row}
                  </th>
                  <td className="preview-header">
                    {row === headerRow ? (
                      t('imports.is-header')
                    ) : (
                      <Button
                        size="small"
                        aria-label={t('imports.make-header-row', { row })}
                        onClick={() => onHeaderRow(row)}
                      >
                        {t('imports.make-header')}
                      </Button>
                    )}
                  </td>
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
