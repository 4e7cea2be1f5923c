import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useState } from 'react';
import type { GrowthStage, RuleProblem } from '../../../../shared/contract/tiers.ts';
import { formatNumber } from '../../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Failure } from '../../../components/failure.tsx';
import { client } from '../../../rpc/client.ts';
import { usualStages, withNames } from './draft.ts';
import { MemberListDrawer } from './member-list-drawer.tsx';
import { useGrowth, useGrowthCounts, useTierChange } from './queries.ts';
import { RuleList } from './rule-list.tsx';
import { TierPage } from './tiers-page.tsx';
import { ruleText, shareText } from './words.ts';
import { useAbout } from './use-about.ts';

/** The path of a member from newcomer to KOL, with the support planned for each step. */
export const GrowthPage = () => {
  const t = useT();
  const { language } = useAppearance();
  const { data, error, refetch } = useGrowth();
  const counts = useGrowthCounts();
  const [draft, setDraft] = useState<readonly GrowthStage[] | null>(null);
  /** Place of the stage whose members are shown; null = none, at no stage. */
  const [open, setOpen] = useState<{ readonly stage: number | null } | null>(null);
  const stages = data?.stages ?? [];
  const opened = open === null || open.stage === null ? null : (stages[open.stage]?.name ?? null);
  return (
    <TierPage
      state={
        counts.data !== undefined && stages.length > 0
          ? t('tiers.growth-as-of', { date: counts.data.asOf })
          : undefined
      }
      actions={
        stages.length > 0 && draft === null ? (
          <Button onClick={() => setDraft(stages)}>{t('tiers.growth-edit')}</Button>
        ) : undefined
      }
      drawer={
        open === null ? undefined : (
          <MemberListDrawer
            key={JSON.stringify(open)}
            title={opened ?? t('tiers.growth-none')}
            asked={['growth', open.stage]}
            load={(page, signal) =>
              client.tiers.growthMembers({ stage: open.stage, page }, { signal })
            }
            onClose={() => setOpen(null)}
          />
        )
      }
    >
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin className="room-spin" />}
      {data !== undefined && stages.length === 0 && draft === null && (
        <EmptyState
          sentence={t('tiers.growth-empty')}
          action={
            <Button type="primary" onClick={() => setDraft(usualStages(language))}>
              {t('tiers.growth-defaults')}
            </Button>
          }
        />
      )}
      {stages.length > 0 && draft === null && (
        <>
          <p className="quiet">{t('tiers.growth-help')}</p>
          {counts.error !== null && (
            <Failure error={counts.error} onRetry={() => void counts.refetch()} />
          )}
          <ol className="growth-path">
            {stages
              .map((stage, place) => ({ stage, place }))
              .toReversed()
              .map(({ stage, place }, step) => (
                <Stage
                  key={stage.uid}
                  stage={stage}
                  step={step + 1}
                  count={counts.data?.stages[place]?.count ?? null}
                  members={counts.data?.members ?? 0}
                  problem={data?.problems.find((one) => one.place === place)?.problem ?? null}
                  onOpen={() => setOpen({ stage: place })}
                />
              ))}
          </ol>
          {counts.data !== undefined && counts.data.none > 0 && (
            <p>
              {t('tiers.growth-none')}{' '}
              <button
                type="button"
                className="figure-link"
                onClick={() => setOpen({ stage: null })}
              >
                {formatNumber(language, counts.data.none)}
              </button>
            </p>
          )}
        </>
      )}
      {draft !== null && (
        <PathEditor draft={draft} onDraft={setDraft} onDone={() => setDraft(null)} />
      )}
    </TierPage>
  );
};

interface StageProps {
  readonly stage: GrowthStage;
  readonly step: number;
  /** null while it is not known. */
  readonly count: number | null;
  readonly members: number;
  readonly problem: RuleProblem['problem'] | null;
  readonly onOpen: () => void;
}

const Stage = ({ stage, step, count, members, problem, onOpen }: StageProps) => {
  const t = useT();
  const { language } = useAppearance();
  const about = useAbout();
  return (
    <li className="growth-stage">
      <span className="secondary small">{t('tiers.growth-step', { n: step })}</span>
      <h2>{stage.name}</h2>
      <p className="growth-count">
        {count === null ? (
          <Spin size="small" />
        ) : (
          <>
            <button
              type="button"
              className="figure-link figure-value"
              aria-label={t('tiers.flow-open', { label: stage.name, count })}
              onClick={onOpen}
            >
              {formatNumber(language, count)}
            </button>
            <span className="secondary small">
              {members === 0
                ? '—'
                : t('tiers.share-of', {
                    members: formatNumber(language, members),
                    share: shareText(language, count / members),
                  })}
            </span>
          </>
        )}
      </p>
      <p className="small">{ruleText(about, stage.conditions)}</p>
      {problem !== null && <p className="bad small">{t(`tiers.problem-${problem}`)}</p>}
      <h3>{t('tiers.support')}</h3>
      <p className={stage.support === '' ? 'quiet' : 'growth-support'}>
        {stage.support === '' ? t('tiers.support-none') : stage.support}
      </p>
    </li>
  );
};

interface PathEditorProps {
  readonly draft: readonly GrowthStage[];
  readonly onDraft: (stages: readonly GrowthStage[]) => void;
  readonly onDone: () => void;
}

const PathEditor = ({ draft, onDraft, onDone }: PathEditorProps) => {
  const t = useT();
  const { change, busy } = useTierChange();
  const stages = draft.map((stage) => ({ ...stage, name: stage.name.trim() }));
  const askable = stages.length > 0 && stages.every(({ name }) => name !== '');
  const check = useQuery({
    enabled: askable,
    queryKey: ['members', 'growth', 'check', stages],
    queryFn: ({ signal }) => client.tiers.checkGrowth({ stages }, { signal }),
  });
  const [incomplete, setIncomplete] = useState(false);
  const problems = withNames(draft, askable ? (check.data ?? []) : []);
  const save = (): void =>
    void change('tiers.growth-saved', () => client.tiers.saveGrowth({ stages }))
      .then(onDone)
      .catch(() => null);
  return (
    <section aria-label={t('tiers.growth-edit')}>
      <p className="quiet">{t('tiers.growth-order')}</p>
      <RuleList<GrowthStage>
        rules={draft}
        problems={problems}
        onChange={onDraft}
        onIncomplete={setIncomplete}
        add={t('tiers.growth-add')}
        fresh={() => ({
          uid: null,
          name: '',
          conditions: { kind: 'all', of: [] },
          support: '',
        })}
      />
      <div className="tier-actions">
        <Button
          type="primary"
          loading={busy}
          disabled={draft.length === 0 || problems.length > 0 || incomplete || check.isFetching}
          onClick={save}
        >
          {t('tiers.growth-save')}
        </Button>
        <Button disabled={busy} onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </section>
  );
};
