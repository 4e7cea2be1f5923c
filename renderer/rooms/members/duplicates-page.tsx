import { Button, Pagination, Tag } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { MergeProposal } from '../../../shared/contract/members.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { cellText } from './columns.ts';
import { DoubtedMerges } from './doubted-merges.tsx';
import { DuplicatePair, evidenceText } from './duplicate-pair.tsx';
import { useDoubtedMerges, useMember, useMemberChange, useProposals } from './queries.ts';

const PAGE = 50;

/** Pairs of people who may be one: which to merge, which are two, by mouse or by keys alone. */
export const DuplicatesPage = () => {
  const t = useT();
  const { language } = useAppearance();
  const [, go] = useLocation();
  const memberUid = new URLSearchParams(useSearch()).get('member');
  const [page, setPage] = useState(0);
  const [place, setPlace] = useState(0);
  /** The pair whose second person is to stay instead of the first. */
  const [turned, setTurned] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const { change, busy } = useMemberChange();
  const proposals = useProposals(memberUid, page * PAGE, PAGE);
  const doubted = useDoubtedMerges().data ?? [];
  const rows = proposals.data?.rows ?? [];
  const total = proposals.data?.total ?? 0;
  const chosen = Math.min(place, rows.length - 1);
  const pair = rows[chosen];
  const keep = pair !== undefined && turned === pair.uid ? 1 : 0;

  const empty = pair === undefined;
  // The last pair of the last page is settled: the page before is the last one now.
  if (page > 0 && empty && proposals.isSuccess && !proposals.isPlaceholderData) setPage(page - 1);

  useEffect(() => {
    if (!empty) list.current?.focus({ preventScroll: true });
  }, [empty]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen, page]);
  const merge = (of: MergeProposal): void => {
    const [kept, gone] = [of.sides[keep], of.sides[1 - keep]!];
    void change('members.merged-toast', () =>
      client.members.merge({ uid: gone.member.uid, intoUid: kept.member.uid }),
    ).catch(() => null);
  };
  const keepApart = ({ sides: [one, other] }: MergeProposal): void =>
    void change('members.apart-toast', () =>
      client.members.keepApart({ uid: one.member.uid, otherUid: other.member.uid }),
    ).catch(() => null);
  const skip = (): void => {
    if (chosen + 1 < rows.length) return setPlace(chosen + 1);
    setPage((page + 1) * PAGE < total ? page + 1 : 0);
    setPlace(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (pair === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key === 'ArrowDown') setPlace(Math.min(chosen + 1, rows.length - 1));
    else if (key === 'ArrowUp') setPlace(Math.max(chosen - 1, 0));
    else if (key === 'Home') setPlace(0);
    else if (key === 'End') setPlace(rows.length - 1);
    else if (key === 'ArrowLeft') setTurned(null);
    else if (key === 'ArrowRight') setTurned(pair.uid);
    else if (event.repeat || busy) return;
    else if (key === 'Enter') merge(pair);
    else if (key === 'Delete') keepApart(pair);
    else return;
    event.preventDefault();
  };

  return (
    <Page
      title={t('members.duplicates')}
      state={proposals.data === undefined ? undefined : t('members.pairs', { count: total })}
      actions={<Button onClick={() => go('~/members')}>{t('members.all-members')}</Button>}
      filters={
        memberUid === null ? undefined : (
          <MemberTag
            uid={memberUid}
            onClose={() => {
              setPage(0);
              go('/');
            }}
          />
        )
      }
    >
      {proposals.error !== null && (
        <Failure error={proposals.error} onRetry={() => void proposals.refetch()} />
      )}
      {memberUid === null && doubted.length > 0 && <DoubtedMerges rows={doubted} />}
      {proposals.data !== undefined && pair === undefined && (
        <EmptyState
          sentence={t('members.no-duplicates')}
          action={
            <Link href={memberUid === null ? '~/members' : '/'}>
              <Button type="primary">
                {t(memberUid === null ? 'members.all-members' : 'members.all-duplicates')}
              </Button>
            </Link>
          }
        />
      )}
      {pair !== undefined && (
        <div className="duplicates">
          <div className="duplicate-list">
            <ul
              ref={list}
              role="listbox"
              tabIndex={0}
              aria-label={t('members.duplicates')}
              aria-activedescendant={pair.uid}
              onKeyDown={onKeyDown}
            >
              {rows.map((row, index) => (
                <li
                  key={row.uid}
                  id={row.uid}
                  role="option"
                  aria-selected={row === pair}
                  onClick={() => setPlace(index)}
                >
                  <span className="ellipsis">
                    {row.sides.map(({ member }) => cellText(language, member, 'name')).join(' · ')}
                  </span>
                  <span className="small secondary ellipsis">{evidenceText(t, row)}</span>
                </li>
              ))}
            </ul>
            {total > PAGE && (
              <Pagination
                simple
                size="small"
                showSizeChanger={false}
                current={page + 1}
                pageSize={PAGE}
                total={total}
                onChange={(next) => {
                  setPage(next - 1);
                  setPlace(0);
                }}
              />
            )}
          </div>
          <DuplicatePair
            key={pair.uid}
            pair={pair}
            keep={keep}
            busy={busy}
            onKeep={(side) => setTurned(side === 1 ? pair.uid : null)}
            onMerge={() => merge(pair)}
            onApart={() => keepApart(pair)}
            onSkip={rows.length > 1 || total > PAGE ? skip : null}
          />
        </div>
      )}
    </Page>
  );
};

const MemberTag = ({ uid, onClose }: { readonly uid: string; readonly onClose: () => void }) => {
  const t = useT();
  const { language } = useAppearance();
  const { data } = useMember(uid);
  return data === undefined ? null : (
    <Tag closable onClose={onClose}>
      {t('members.duplicates-of', { name: cellText(language, data.member, 'name') })}
    </Tag>
  );
};
