import { Button, Select } from 'antd';
import { useState } from 'react';
import type { RuleVersion } from '../../../shared/contract/community-rules.ts';
import { formatInstant } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { useToday } from '../../app/today.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { useRules } from './queries.ts';
import { RulesDiff, ruleParts } from './rules-diff.tsx';
import { RulesForm } from './rules-form.tsx';

/** The rules of a community, version by version; two of them side by side. */
export const RulesTab = ({ communityUid }: { readonly communityUid: string }) => {
  const t = useT();
  const today = useToday();
  const query = useRules(communityUid);
  const [chosen, setChosen] = useState<string | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const [publishing, setPublishing] = useState(false);
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const versions = query.data ?? [];
  const [newest] = versions;
  const shown = versions.find(({ uid }) => uid === chosen) ?? newest;
  const compared = versions.find(({ uid }) => uid === other && uid !== shown?.uid);
  const inForce = versions.find(({ validFrom }) => validFrom <= today);
  const stateOf = (rule: RuleVersion): string =>
    rule === inForce
      ? t('communities.rules-in-force')
      : rule.validFrom > today
        ? t('communities.rules-later')
        : '';
  const form = publishing && (
    <RulesForm
      communityUid={communityUid}
      newest={newest ?? null}
      today={today}
      onClose={() => setPublishing(false)}
      onPublished={(uid) => setChosen(uid)}
    />
  );
  const empty = query.isSuccess && (
    <EmptyState
      sentence={t('communities.rules-empty')}
      action={
        <Button type="primary" onClick={() => setPublishing(true)}>
          {t('communities.rules-first')}
        </Button>
      }
    />
  );
  const rules = shown !== undefined && (
    <div className="rules-tab">
      <nav className="rules-versions" aria-label={t('communities.rules-versions')}>
        <Button type="primary" block onClick={() => setPublishing(true)}>
          {t('communities.rules-new')}
        </Button>
        <ul>
          {versions.map((rule) => (
            <li key={rule.uid}>
              <button
                type="button"
                aria-current={rule === shown}
                onClick={() => setChosen(rule.uid)}
              >
                <span>
                  {t('communities.rules-version', { version: rule.version })}
                  {stateOf(rule) !== '' && <span className="good"> {stateOf(rule)}</span>}
                </span>
                <span className="secondary small">{rule.validFrom}</span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <section className="section rules-shown">
        <RuleHead
          shown={shown}
          state={stateOf(shown)}
          others={versions.filter((rule) => rule !== shown)}
          compared={compared ?? null}
          onCompare={setOther}
        />
        {compared === undefined ? (
          ruleParts.map((part) => (
            <div key={part} className="rule-part">
              <h3>{t(`communities.rules-${part}`)}</h3>
              <p className="pre-line">
                {shown[part] ?? <span className="quiet">{t('communities.blank')}</span>}
              </p>
            </div>
          ))
        ) : (
          <RulesDiff one={shown} other={compared} />
        )}
      </section>
    </div>
  );
  return (
    <>
      {rules || empty}
      {form}
    </>
  );
};

interface RuleHeadProps {
  readonly shown: RuleVersion;
  readonly state: string;
  readonly others: readonly RuleVersion[];
  readonly compared: RuleVersion | null;
  readonly onCompare: (uid: string | null) => void;
}

const RuleHead = ({ shown, state, others, compared, onCompare }: RuleHeadProps) => {
  const t = useT();
  const { zone } = useSettings();
  return (
    <div className="section-head">
      <h2>{t('communities.rules-version', { version: shown.version })}</h2>
      <span className="quiet">
        {[
          state,
          `${t('communities.rules-from')} ${shown.validFrom}`,
          t('communities.rules-published-by', {
            by: shown.publishedBy,
            at: formatInstant(shown.publishedAtMs, zone),
          }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
      {others.length > 0 && (
        <div className="actions">
          <Select
            allowClear
            aria-label={t('communities.rules-compare-with')}
            placeholder={t('communities.rules-compare-with')}
            style={{ width: 190 }}
            value={compared?.uid ?? null}
            onChange={(uid: string | null | undefined) => onCompare(uid ?? null)}
            options={others.map(({ uid, version }) => ({
              value: uid,
              label: t('communities.rules-version', { version }),
            }))}
          />
        </div>
      )}
    </div>
  );
};
