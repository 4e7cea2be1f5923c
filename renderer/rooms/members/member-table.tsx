import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { MessageKey } from '../../../shared/messages/translate.ts';
import { useT } from '../../app/appearance.tsx';

interface TableProps {
  readonly heads: readonly MessageKey[];
  readonly rows: readonly (readonly ReactNode[])[];
  /** Place of the column of amounts, if there is one. */
  readonly amount?: number;
  /** The same of several. */
  readonly amounts?: readonly number[];
}

/** So many rows at first, and so many more at a time. */
const FIRST = 20;
const MORE = 100;
/** Longer lists come without their oldest rows. */
const LISTED = 500;

/** A list of the drawer, the first rows of it until more are asked for; or a word that there is nothing. */
export const Table = ({ heads, rows, amount, amounts = [] }: TableProps) => {
  const t = useT();
  const [shown, setShown] = useState(FIRST);
  if (rows.length === 0) return <p className="quiet">{t('members.nothing')}</p>;
  const classOf = (place: number) =>
    place === amount || amounts.includes(place) ? 'number' : undefined;
  const left = rows.length - shown;
  return (
    <>
      <div className="table-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              {heads.map((head, place) => (
                <th key={head} className={classOf(place)}>
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, place) => (
                  <td key={place} className={classOf(place)}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <Button type="link" size="small" onClick={() => setShown(shown + MORE)}>
          {t('members.show-more', { count: Math.min(MORE, left), total: rows.length })}
        </Button>
      )}
      {left <= 0 && rows.length >= LISTED && (
        <p className="quiet small">{t('members.latest-only', { count: rows.length })}</p>
      )}
    </>
  );
};
