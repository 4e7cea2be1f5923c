import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link, Route, useLocation } from 'wouter';
import type { SilenceGroup } from '../../../../shared/contract/silence.ts';
import type { ReportOpening } from '../../../../shared/domain/report/document.ts';
import { translateAny } from '../../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { useSettings } from '../../../app/program.tsx';
import { useFailureToast } from '../../../app/toasts.tsx';
import { useToday } from '../../../app/today.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Failure } from '../../../components/failure.tsx';
import { FigureDrawer } from '../../../components/figure-drawer.tsx';
import { figureRowsOf } from '../../../components/figure-rows-of.ts';
import { Page } from '../../../components/page.tsx';
import { client } from '../../../rpc/client.ts';
import { saveFile } from '../../../rpc/files.ts';
import { useCommunityNames } from '../../events/queries.ts';
import { linkToList } from '../list-state.ts';
import { MemberDrawer } from '../member-drawer.tsx';
import { GroupList } from './group-list.tsx';
import { fullShareText, groupHelp } from './help.ts';
import { PeriodChoice, periodOf, type ChosenPeriod } from './period-choice.tsx';
import { useSilenceGroup, useSilenceOverview } from './queries.ts';
import { RateCards } from './rate-cards.tsx';
import { SilenceGrid, type GroupQuestion } from './silence-grid.tsx';
import { silentList } from './silent-list.ts';
import './silence.css';

/** Who went quiet, who is about to, who left and who came back, and who could make room. */
export const SilencePage = () => (
  <Route path="/:uid?">{({ uid }) => <Silence uid={uid ?? null} />}</Route>
);

const Silence = ({ uid }: { readonly uid: string | null }) => {
  const t = useT();
  const today = useToday();
  const [, go] = useLocation();
  const { currency } = useSettings();
  const [communityUid, setCommunityUid] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ChosenPeriod>('last-30');
  const [group, setGroup] = useState<SilenceGroup>('silent-30');
  const [opening, setOpening] = useState<ReportOpening | null>(null);
  const communities = useCommunityNames().data?.rows ?? [];
  const overview = useSilenceOverview(communityUid);
  const { data } = overview;
  const period = periodOf(chosen, today);
  const question: GroupQuestion = { group, communityUid, ...period };
  const empty = data !== undefined && communityUid === null && data.recordedTo === null;
  const open = (next: string): void => {
    setOpening(null);
    go(`/${next}`);
  };
  return (
    <Page
      title={t('silence.title')}
      state={
        data === undefined || empty
          ? undefined
          : `${t('silence.members', { count: data.members, active: data.active })} · ${t('silence.as-of', { date: data.today })}`
      }
      actions={empty || data === undefined ? undefined : <ExportList question={question} />}
      filters={
        empty ? undefined : (
          <>
            <Select
              aria-label={t('silence.community')}
              style={{ minWidth: 200 }}
              showSearch={{ optionFilterProp: 'label' }}
              value={communityUid ?? ''}
              onChange={(value: string) => setCommunityUid(value === '' ? null : value)}
              options={[
                { value: '', label: t('silence.all-communities') },
                ...communities.map((one) => ({ value: one.uid, label: one.name })),
              ]}
            />
            <PeriodChoice chosen={chosen} today={today} onChoose={setChosen} />
          </>
        )
      }
      drawer={
        opening !== null ? (
          <FigureDrawer
            key={opening.key}
            opening={opening}
            currency={currency}
            of={figureRowsOf(opening.key, { ...period, communityUid })}
            onClose={() => setOpening(null)}
          />
        ) : uid === null ? undefined : (
          <MemberDrawer key={uid} uid={uid} onClose={() => go('/')} />
        )
      }
    >
      {overview.isError ? (
        <Failure error={overview.error} onRetry={() => void overview.refetch()} />
      ) : empty ? (
        <EmptyState
          sentence={t('silence.empty-text')}
          action={
            <Link href="~/imports">
              <Button type="primary">{t('silence.import-file')}</Button>
            </Link>
          }
        />
      ) : (
        <>
          <RateCards
            communityUid={communityUid}
            period={period}
            enabled={data !== undefined}
            onOpen={setOpening}
          />
          <div className="silence">
            <GroupList
              overview={data}
              communityUid={communityUid}
              period={period}
              group={group}
              onGroup={setGroup}
            />
            <GroupWork
              question={question}
              community={communities.find((one) => one.uid === communityUid)?.name ?? null}
              uid={uid}
              onOpen={open}
            />
          </div>
        </>
      )}
    </Page>
  );
};

const ExportList = ({ question }: { readonly question: GroupQuestion }) => {
  const t = useT();
  const failureToast = useFailureToast();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      await saveFile((await client.silence.export(question)).handle);
    } catch (error) {
      failureToast(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={busy} onClick={() => void run()}>
      {t('silence.export')}
    </Button>
  );
};

interface GroupWorkProps {
  readonly question: GroupQuestion;
  readonly community: string | null;
  readonly uid: string | null;
  readonly onOpen: (uid: string) => void;
}

/** What the group means, why it cannot be told, or its members. */
const GroupWork = ({ question, community, uid, onOpen }: GroupWorkProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { group, communityUid, from, to } = question;
  const { data, error, refetch } = useSilenceGroup(group, communityUid, { from, to }, true);
  const list = silentList(group, community);
  return (
    <section className="silence-work" aria-label={t(`silence.group-${group}`)}>
      <div className="silence-help">
        <p className="secondary">
          {groupHelp(language, group)}
          {data !== undefined && data.full.length > 0 && (
            <>
              {' '}
              {t('silence.full-communities', {
                names: data.full
                  .map(({ capacity, ...one }) =>
                    capacity === null
                      ? t('silence.sized-community', one)
                      : t('silence.full-community', { ...one, capacity }),
                  )
                  .join(t('common.list-separator')),
              })}
            </>
          )}
        </p>
        {list !== null && <Link href={linkToList(list)}>{t('silence.show-in-grid')}</Link>}
      </div>
      {error !== null ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : data !== undefined && data.note !== null && data.total === 0 ? (
        <EmptyState
          sentence={
            translateAny(language, `silence.note-${data.note}`, {
              share: fullShareText(language),
            }) ?? t('silence.note')
          }
          action={
            data.note === 'no-capacity' ? (
              <Link href="~/communities">
                <Button>{t('silence.to-communities')}</Button>
              </Link>
            ) : undefined
          }
        />
      ) : (
        <SilenceGrid key={group} question={question} openUid={uid} onOpen={onOpen} />
      )}
    </section>
  );
};
