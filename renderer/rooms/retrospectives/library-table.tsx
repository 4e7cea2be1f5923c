import { Checkbox } from 'antd';
import { Link } from 'wouter';
import type { Found, RetrospectiveRow } from '../../../shared/contract/library.ts';
import { formatDate, formatPercent, unknown } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';

interface LibraryTableProps {
  readonly rows: readonly RetrospectiveRow[];
  readonly found: readonly Found[];
  readonly chosen: readonly string[];
  /** No more can be chosen. */
  readonly isMost: boolean;
  readonly onChoose: (campaignUid: string, isChosen: boolean) => void;
}

/** Campaigns with their retrospectives; under each, where it says what is searched. */
export const LibraryTable = ({ rows, found, chosen, isMost, onChoose }: LibraryTableProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  return (
    <table className="report-table list-table">
      <thead>
        <tr>
          <th scope="col" className="choose-column">
            <span className="visually-hidden">{t('words.compare-page')}</span>
          </th>
          <th scope="col">{t('campaigns.name')}</th>
          <th scope="col">{t('campaigns.goal')}</th>
          <th scope="col">{t('campaigns.period')}</th>
          <th scope="col">{t('retrospectives.state')}</th>
          <th scope="col" data-align="right">
            {t('campaigns.score')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const isChosen = chosen.includes(row.campaignUid);
          return (
            <tr key={row.campaignUid}>
              <td>
                <Checkbox
                  checked={isChosen}
                  disabled={isMost && !isChosen}
                  aria-label={t('words.compare-choose', { name: row.name })}
                  onChange={(event) => onChoose(row.campaignUid, event.target.checked)}
                />
              </td>
              <td>
                <Link href={`/${row.campaignUid}`}>{row.name}</Link>
                <FoundLines
                  found={found.filter(({ campaignUid }) => campaignUid === row.campaignUid)}
                />
              </td>
              <td>{row.goal === null ? unknown : t(`campaigns.goal-${row.goal}`)}</td>
              <td>
                {row.from} – {row.to}
              </td>
              <td>
                {t(`retrospectives.state-${row.state}`)}{' '}
                {row.signedAtMs !== null && (
                  <span className="quiet">
                    {t('retrospectives.signed-on', { on: formatDate(row.signedAtMs, zone) })}
                  </span>
                )}
              </td>
              <td data-align="right">{formatPercent(language, row.score)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

/** Shown of one campaign; its page has the rest. */
const MOST = 5;

const FoundLines = ({ found }: Pick<LibraryTableProps, 'found'>) => {
  const t = useT();
  if (found.length === 0) return null;
  return (
    <ul className="found-lines">
      {found.slice(0, MOST).map((one, index) => (
        <li key={`${index} ${one.text}`}>
          <span className="quiet">
            {one.in === 'why' ||
            one.in === 'limit' ||
            one.in === 'comment' ||
            one.in === 'action' ||
            one.in === 'lesson'
              ? t(`words.found-${one.in}`)
              : t(`retrospectives.${one.in}`)}
            {one.event === null ? '' : ` · ${one.event}`}
          </span>{' '}
          {one.text}
        </li>
      ))}
      {found.length > MOST && (
        <li className="quiet">{t('words.found-more', { count: found.length - MOST })}</li>
      )}
    </ul>
  );
};
