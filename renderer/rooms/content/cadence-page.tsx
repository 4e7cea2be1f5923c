import { DeleteOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Cadence } from '../../../shared/contract/content.ts';
import { SUGGEST_WEEKS } from '../../../shared/domain/content/cadence.ts';
import { addDays } from '../../../shared/domain/values/days.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { useToday } from '../../app/today.ts';
import { useWholeValue } from '../../app/whole-value.ts';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { Page } from '../../components/page.tsx';
import { CommunitySelect } from '../events/community-select.tsx';
import { useContentCadence, useContentChange, useContentChoices } from './queries.ts';
import { ruleText } from './words.ts';

type Rule = Cadence['rules'][number];

/** Coming weeks that are shown beside the past ones. */
const AHEAD_WEEKS = 3;

/** How often a channel or a community is to be served, and the weeks that fell short. */
export const CadencePage = () => {
  const t = useT();
  const { language } = useAppearance();
  const today = useToday();
  const { contentCadence } = useSettings();
  const { setCadence } = useContentChange();
  const query = useContentCadence({
    from: addDays(today, -7 * SUGGEST_WEEKS),
    to: addDays(today, 7 * AHEAD_WEEKS),
  });
  const { rules = [], suggestions = [] } = query.data ?? {};
  const edit = useWholeValue(contentCadence, async (next) => (await setCadence(next)) !== null);
  const add = (rule: Rule['rule']): void => edit((current) => [...current, rule]);
  return (
    <Page title={t('content.page-cadence')} scroll>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <section className="section">
        <p className="secondary">{t('content.cadence-text')}</p>
        <AddRule onAdd={add} />
        {suggestions.length > 0 && (
          <div className="content-suggestions">
            <h2>{t('content.cadence-suggestions')}</h2>
            <ul>
              {suggestions.map((rule) => (
                <li key={rule.channel}>
                  <span>{ruleText(language, rule, null)}</span>
                  <Button
                    size="small"
                    aria-label={`${t('content.cadence-use')}: ${ruleText(language, rule, null)}`}
                    onClick={() => add(rule)}
                  >
                    {t('content.cadence-use')}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </section>
      {query.data !== undefined && rules.length === 0 && (
        <p className="quiet">{t('content.cadence-none')}</p>
      )}
      {rules.map((one, index) => (
        <RuleWeeks
          key={`${one.rule.communityUid} ${one.rule.channel} ${one.rule.perWeek} ${index}`}
          one={one}
          onRemove={() => edit((current) => without(current, one.rule))}
        />
      ))}
    </Page>
  );
};

/** Those shown may be of before the last edit: a place in one list is none in the other. */
const without = (rules: readonly Rule['rule'][], gone: Rule['rule']): Rule['rule'][] => {
  const place = rules.findIndex(
    ({ communityUid, channel, perWeek }) =>
      communityUid === gone.communityUid && channel === gone.channel && perWeek === gone.perWeek,
  );
  return rules.filter((_, at) => at !== place);
};

const RuleWeeks = ({ one, onRemove }: { readonly one: Rule; readonly onRemove: () => void }) => {
  const t = useT();
  const { language } = useAppearance();
  const rule = ruleText(language, one.rule, one.communityName);
  const gaps = one.weeks.filter(({ state }) => state === 'gap').length;
  return (
    <section className="section" aria-label={rule}>
      <div className="section-head">
        <h2>{rule}</h2>
        <span className={gaps > 0 ? 'bad' : 'good'}>
          {t('content.cadence-gaps', { count: gaps })}
        </span>
        <div className="actions">
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('content.cadence-remove', { rule })}
            onClick={onRemove}
          />
        </div>
      </div>
      <ol className="content-weeks" aria-label={t('content.cadence-weeks')}>
        {one.weeks.map((week) => (
          <li key={week.from} data-state={week.state}>
            <span className="quiet small">{week.from.slice(5)}</span>
            <strong>{t('content.cadence-published', { count: week.published })}</strong>
            <span className="small">
              {week.planned > 0 && t('content.cadence-planned', { count: week.planned })}
            </span>
            <span
              className={week.state === 'gap' ? 'bad' : week.state === 'met' ? 'good' : 'watch'}
            >
              {week.state === 'gap'
                ? `${t('content.gap')} · ${t('content.gap-short', { missing: week.missing })}`
                : week.state === 'met'
                  ? t('content.cadence-met')
                  : t('content.cadence-open', { count: week.missing })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};

const AddRule = ({ onAdd }: { readonly onAdd: (rule: Rule['rule']) => void }) => {
  const t = useT();
  const channels = useContentChoices().data?.channels ?? [];
  const [communityUid, setCommunityUid] = useState<string | null>(null);
  const [channel, setChannel] = useState<string | null>(null);
  const [perWeek, setPerWeek] = useState(1);
  return (
    <div className="content-add-rule">
      <Field label={t('content.channel')}>
        <Select
          aria-label={t('content.channel')}
          style={{ width: 170 }}
          allowClear
          placeholder={t('content.all-channels')}
          value={channel}
          onChange={(next: string | undefined) => setChannel(next ?? null)}
          options={channels.map((value) => ({ value, label: value }))}
        />
      </Field>
      <Field label={t('content.community')}>
        <CommunitySelect
          uid={communityUid}
          name={null}
          placeholder={t('content.all-communities')}
          style={{ width: 200 }}
          onChange={setCommunityUid}
        />
      </Field>
      <Field label={t('content.cadence-per-week')}>
        <InputNumber
          aria-label={t('content.cadence-per-week')}
          min={1}
          max={100}
          precision={0}
          value={perWeek}
          onChange={(next) => setPerWeek(next ?? 1)}
        />
      </Field>
      <Button type="primary" onClick={() => onAdd({ communityUid, channel, perWeek })}>
        {t('content.cadence-add')}
      </Button>
    </div>
  );
};
