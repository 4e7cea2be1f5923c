import type { ContentItem, ContentOne } from '../../../shared/contract/content.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { channelText } from './words.ts';

interface ItemResultsProps {
  readonly one: ContentOne;
  readonly onOpen: (uid: string) => void;
}

export const resultFields = ['reads', 'likes', 'comments', 'shares', 'favourites'] as const;

/** What an item brought, day by day of import, and the items it repeats or is repeated by. */
export const ItemResults = ({ one, onOpen }: ItemResultsProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { item, results, original, reusedAs } = one;
  return (
    <>
      <section aria-label={t('content.results')}>
        <h3 className="form-label">{t('content.results')}</h3>
        {results.length === 0 ? (
          <p className="quiet">{item.state === 'published' ? t('content.results-none') : '—'}</p>
        ) : (
          <div className="table-scroll">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('content.as-of')}</th>
                  {resultFields.map((field) => (
                    <th key={field} scope="col" className="number">
                      {t(`content.${field}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {results.map((result) => (
                  <tr key={result.asOf}>
                    <td className="nowrap">{result.asOf}</td>
                    {resultFields.map((field) => (
                      <td key={field} className="number">
                        {formatNumber(language, result[field])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      {original !== null && (
        <Related label={t('content.reuse-of')} items={[original]} onOpen={onOpen} />
      )}
      {reusedAs.length > 0 && (
        <Related label={t('content.reused-as')} items={reusedAs} onOpen={onOpen} />
      )}
    </>
  );
};

interface RelatedProps {
  readonly label: string;
  readonly items: readonly ContentItem[];
  readonly onOpen: (uid: string) => void;
}

const Related = ({ label, items, onOpen }: RelatedProps) => {
  const t = useT();
  const { language } = useAppearance();
  return (
    <section aria-label={label}>
      <h3 className="form-label">{label}</h3>
      <ul className="content-related">
        {items.map((item) => (
          <li key={item.uid}>
            <button type="button" className="figure-link" onClick={() => onOpen(item.uid)}>
              {item.title}
            </button>{' '}
            <span className="quiet small">
              {[
                item.date ?? t('content.no-date'),
                channelText(language, item.channel),
                t(`content.state-${item.state}`),
                ...(item.result === null
                  ? []
                  : [`${t('content.reads')} ${formatNumber(language, item.result.reads)}`]),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
