import { Button, Spin } from 'antd';
import { Link } from 'wouter';
import { useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { SUGGESTIONS, useSuggestions } from './queries.ts';

/** What people wrote in the surveys of the event, the last one first. */
export const SuggestionsPanel = ({ eventUid }: { readonly eventUid: string }) => {
  const t = useT();
  const query = useSuggestions(eventUid);
  const rows = query.data?.pages.flatMap((one) => one.rows) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <section aria-labelledby="closing-suggestions">
      <h2 id="closing-suggestions" className="closing-title">
        {t('closing.suggestions')}
        {total > 0 && <span className="quiet small">{total}</span>}
      </h2>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin size="small" />}
      {query.isSuccess && total === 0 && <p className="quiet">{t('closing.suggestions-none')}</p>}
      <ul className="closing-suggestions">
        {rows.map((row) => (
          <li key={row.uid}>
            <p>{row.text}</p>
            <span className="quiet small">
              {row.memberUid === null ? (
                row.number === null ? (
                  t('closing.answer-unknown')
                ) : (
                  t('closing.answer-number', { number: row.number })
                )
              ) : (
                <Link href={`~/members/${row.memberUid}`}>
                  {row.name ?? t('closing.answer-unknown')}
                </Link>
              )}
              {` · ${row.question}`}
              {row.date !== null && ` · ${row.date}`}
            </span>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('closing.suggestions-more', { count: Math.min(SUGGESTIONS, total - rows.length) })}
        </Button>
      )}
    </section>
  );
};
