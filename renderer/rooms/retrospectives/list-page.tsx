import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Spin } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { goals } from '../../../shared/contract/campaigns.ts';
import { COMPARED, type Found, type RetrospectiveRow } from '../../../shared/contract/library.ts';
import { useT } from '../../app/appearance.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { LibraryTable } from './library-table.tsx';
import { useFound } from './words-query.ts';

type Goal = (typeof goals)[number];

/** Which campaigns are shown: of the goal, and those that say what is searched, in name or words. */
const shownOf = (
  rows: readonly RetrospectiveRow[],
  goal: Goal | null,
  text: string,
  found: readonly Found[],
): RetrospectiveRow[] =>
  rows.filter(
    (row) =>
      (goal === null || row.goal === goal) &&
      (text === '' ||
        row.name.toLowerCase().includes(text.toLowerCase()) ||
        found.some(({ campaignUid }) => campaignUid === row.campaignUid)),
  );

/** The library: every campaign with the state of its retrospective, what they say, and some side by side. */
export const ListPage = () => {
  const t = useT();
  const [, go] = useLocation();
  const [goal, setGoal] = useState<Goal | null>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const text = useDeferredValue(typed.trim());
  const query = useQuery({
    queryKey: ['retrospectives', 'list'],
    queryFn: ({ signal }) => client.retrospectives.list(undefined, { signal }),
  });
  const search = useFound(text);
  const found = text === '' ? [] : (search.data ?? []);
  const rows = query.data;
  const shown = shownOf(rows ?? [], goal, text, found);
  const isMost = chosen.length >= COMPARED.most;
  return (
    <Page
      title={t('retrospectives.title')}
      scroll
      actions={
        <>
          <Button type="link" href="#/catalogue">
            {t('catalogue.title')}
          </Button>
          <Button
            disabled={chosen.length < COMPARED.least}
            title={t('words.compare-hint', { most: COMPARED.most })}
            onClick={() => go(`/compare/${chosen.join(',')}`)}
          >
            {t('words.compare', { count: chosen.length })}
          </Button>
        </>
      }
    >
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {search.isError && <Failure error={search.error} onRetry={() => void search.refetch()} />}
      {query.isPending && <Spin className="room-spin" />}
      {rows?.length === 0 && (
        <EmptyState
          sentence={t('retrospectives.empty')}
          action={
            <Link href="~/campaigns">
              <Button type="primary">{t('retrospectives.to-campaigns')}</Button>
            </Link>
          }
        />
      )}
      {rows !== undefined && rows.length > 0 && (
        <>
          <div className="library-tools">
            <Input.Search
              allowClear
              aria-label={t('words.search')}
              placeholder={t('words.search')}
              value={typed}
              maxLength={200}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Select
              aria-label={t('campaigns.goal')}
              value={goal ?? 'all'}
              onChange={(next: string) => setGoal(goals.find((one) => one === next) ?? null)}
              options={[
                { value: 'all' as const, label: t('words.goal-all') },
                ...goals.map((value) => ({ value, label: t(`campaigns.goal-${value}`) })),
              ]}
            />
            <span className="quiet small">{t('words.compare-hint', { most: COMPARED.most })}</span>
          </div>
          {shown.length === 0 && !search.isFetching ? (
            <p className="quiet">
              {text === '' ? t('words.goal-no-match') : t('words.search-none', { text })}
            </p>
          ) : (
            <LibraryTable
              rows={shown}
              found={found}
              chosen={chosen}
              isMost={isMost}
              onChoose={(uid, isChosen) =>
                setChosen(isChosen ? [...chosen, uid] : chosen.filter((one) => one !== uid))
              }
            />
          )}
        </>
      )}
    </Page>
  );
};
