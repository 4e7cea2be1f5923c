import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Spin } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { TierRule } from '../../../../shared/contract/tiers.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { useToday } from '../../../app/today.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Failure } from '../../../components/failure.tsx';
import { client } from '../../../rpc/client.ts';
import { freeSeries, usualTiers, withNames } from './draft.ts';
import { NowBars } from './now-bars.tsx';
import { useTierChange, useTiers } from './queries.ts';
import { RuleList } from './rule-list.tsx';
import { SimulationView, useSimulation } from './simulation.tsx';
import { TierPage } from './tiers-page.tsx';

/** The tiers now, their rules, and who would move if these were applied. */
export const RulesPage = () => {
  const t = useT();
  const { language } = useAppearance();
  const { data, error, refetch } = useTiers();
  const [draft, setDraft] = useState<readonly TierRule[] | null>(null);
  const rules = draft ?? data?.rules ?? [];
  const [last] = data?.evaluations ?? [];
  const none = data !== undefined && data.rules.length === 0 && draft === null;
  return (
    <TierPage
      state={
        data === undefined
          ? undefined
          : last === undefined
            ? t('tiers.never-evaluated')
            : t('tiers.last-evaluation', { date: last.asOf })
      }
    >
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin className="room-spin" />}
      {none && (
        <EmptyState
          sentence={t('tiers.empty-text')}
          action={
            <Button type="primary" onClick={() => setDraft(usualTiers(language))}>
              {t('tiers.use-defaults')}
            </Button>
          }
        />
      )}
      {data !== undefined && !none && (
        <>
          {data.rules.length > 0 && (
            <section aria-label={t('tiers.now')}>
              <h2>{t('tiers.now')}</h2>
              <NowBars />
            </section>
          )}
          <Rules
            rules={rules}
            saved={data.rules}
            lastAsOf={last?.asOf ?? null}
            onDraft={setDraft}
          />
        </>
      )}
    </TierPage>
  );
};

interface RulesProps {
  readonly rules: readonly TierRule[];
  readonly saved: readonly TierRule[];
  readonly lastAsOf: string | null;
  readonly onDraft: (rules: readonly TierRule[] | null) => void;
}

const Rules = ({ rules, saved, lastAsOf, onDraft }: RulesProps) => {
  const t = useT();
  const today = useToday();
  const [asked, setAsOf] = useState<string | null>(null);
  const asOf = asked ?? today;
  const { change, busy } = useTierChange();
  const simulation = useSimulation();
  const changed = JSON.stringify(rules) !== JSON.stringify(saved);
  const named = rules.map((rule) => ({ ...rule, name: rule.name.trim() }));
  const askable = named.length > 0 && named.every(({ name }) => name !== '');
  const check = useQuery({
    enabled: askable,
    queryKey: ['members', 'tiers', 'check', named],
    queryFn: ({ signal }) => client.tiers.check({ rules: named }, { signal }),
  });
  const problems = withNames(rules, askable ? (check.data ?? []) : []);
  const [incomplete, setIncomplete] = useState(false);
  const broken = rules.length === 0 || problems.length > 0 || incomplete;
  const save = (): void =>
    void change('tiers.saved', () => client.tiers.save({ rules: named }))
      .then(() => onDraft(null))
      .catch(() => null);
  return (
    <>
      <section aria-label={t('tiers.rules')}>
        <h2>{t('tiers.rules')}</h2>
        <p className="quiet">{t('tiers.rules-help')}</p>
        <RuleList<TierRule>
          rules={rules}
          problems={problems}
          onChange={onDraft}
          onIncomplete={setIncomplete}
          add={t('tiers.add')}
          fresh={() => ({
            uid: null,
            name: t('tiers.new-name'),
            conditions: { kind: 'all', of: [] },
            graceDays: 0,
            series: freeSeries(rules),
            support: '',
          })}
        />
        <div className="tier-actions">
          <label className="tier-date">
            <span>{t('tiers.as-of')}</span>
            <DatePicker
              aria-label={t('tiers.as-of')}
              allowClear={false}
              value={dayjs(asOf)}
              disabledDate={(day) => {
                const date = day.format('YYYY-MM-DD');
                return date > today || (lastAsOf !== null && date < lastAsOf);
              }}
              onChange={(day) => setAsOf(day?.format('YYYY-MM-DD') ?? null)}
            />
            <span className="quiet small">{t('tiers.as-of-help')}</span>
          </label>
          <Button
            type="primary"
            disabled={broken || check.isFetching}
            loading={simulation.busy}
            onClick={() => simulation.run({ rules: named, asOf })}
          >
            {t('tiers.simulate')}
          </Button>
          {simulation.busy && <Button onClick={simulation.stop}>{t('tiers.stop')}</Button>}
          {changed && (
            <>
              <Button disabled={broken || busy} onClick={save}>
                {t('tiers.save')}
              </Button>
              <Button disabled={busy} onClick={() => onDraft(null)}>
                {t('tiers.discard')}
              </Button>
              <span className="watch small">{t('tiers.not-saved')}</span>
            </>
          )}
        </div>
        {broken && rules.length > 0 && <p className="bad small">{t('tiers.fix-first')}</p>}
      </section>
      <SimulationView
        simulation={simulation}
        now={{ rules: named, asOf }}
        onApplied={() => {
          onDraft(null);
          setAsOf(null);
        }}
      />
    </>
  );
};
