import type { RollRow } from '../../../shared/contract/checkin.ts';
import { useT } from '../../app/appearance.tsx';
import { StatusTag } from './status-tag.tsx';

interface TickSheetProps {
  readonly title: string;
  readonly facts: readonly string[];
  readonly lists: readonly string[];
  readonly rows: readonly RollRow[];
  readonly withPhone: boolean;
}

/** A table whose head, with the event, comes again on every printed page. */
export const TickSheet = ({ title, facts, lists, rows, withPhone }: TickSheetProps) => {
  const t = useT();
  // What is known is of one list; beside others it would look as if nobody were in there.
  const isOnly = lists.length === 1;
  const columns = 5 + (withPhone ? 1 : 0) + lists.length;
  return (
    <div className="tick-sheet" tabIndex={0}>
      <table>
        <thead>
          <tr className="tick-head">
            <th colSpan={columns}>
              <strong>{title}</strong> <span>{facts.join(' · ')}</span>
            </th>
          </tr>
          <tr>
            <th className="number">{t('checkin.nth')}</th>
            <th>{t('events.signup-name')}</th>
            {withPhone && <th>{t('checkin.phone-end')}</th>}
            <th>{t('events.signup-ticket')}</th>
            <th className="number">{t('events.guests')}</th>
            <th>{t('checkin.field-number')}</th>
            {lists.map((list, index) => (
              <th key={index} className="tick-column">
                {list}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.key}>
              <td className="number">{index + 1}</td>
              <td className="tick-name">
                <strong>{row.name ?? t('events.signup-unnamed')}</strong>{' '}
                {row.status !== 'confirmed' && <StatusTag status={row.status} />}
              </td>
              {withPhone && <td>{row.phoneTail}</td>}
              <td className="tick-words">{row.ticket}</td>
              <td className="number">{row.guests === 0 ? '' : `+${row.guests}`}</td>
              <td className="tick-words">{row.number}</td>
              {lists.map((_, list) => (
                <td key={list} className="tick-column">
                  <span className="tick-box">{isOnly && row.isIn ? '✓' : ''}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
