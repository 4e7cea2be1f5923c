import type { ReactNode } from 'react';
import type { MessageKey } from '../../../shared/messages/translate.ts';
import { useT } from '../../app/appearance.tsx';

interface TableProps {
  readonly heads: readonly MessageKey[];
  readonly rows: readonly (readonly ReactNode[])[];
  /** Place of the column of amounts, if there is one. */
  readonly amount?: number;
}

/** A short list of the drawer, or a word that there is nothing. */
export const Table = ({ heads, rows, amount }: TableProps) => {
  const t = useT();
  if (rows.length === 0) return <p className="quiet">{t('members.nothing')}</p>;
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            {heads.map((head, place) => (
              <th key={head} className={place === amount ? 'number' : undefined}>
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, place) => (
                <td key={place} className={place === amount ? 'number' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
