import { Alert, Button } from 'antd';
import { Link } from 'wouter';
import type { CommunityRow } from '../../../shared/contract/communities.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import type { TabProps } from './community-page.tsx';

const basics = ['platform', 'type', 'mode', 'stage', 'owner', 'createdDate', 'url'] as const;
const purpose = ['theme', 'positioning', 'persona', 'valuePromise'] as const;
const culture = ['culture', 'rituals'] as const;
type Field = (typeof basics)[number] | (typeof purpose)[number] | (typeof culture)[number];

/** The whole record of a community; what is blank is shown, so that it can be filled in. */
export const RecordTab = ({ detail, onOpen, onEdit }: TabProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { community, rule } = detail;
  const { capacity, members } = community;
  const valueOf = (field: Field): string | null => {
    const value: CommunityRow[Field] = community[field];
    if (value === null) return null;
    if (field === 'type') return t(`communities.type-${community.type!}`);
    if (field === 'mode') return t(`communities.mode-${community.mode!}`);
    if (field === 'stage') return t(`communities.stage-${community.stage!}`);
    return value;
  };
  const facts = (fields: readonly Field[]) =>
    fields.map((field) => (
      <div key={field}>
        <dt>{t(`communities.${field}`)}</dt>
        <dd className="pre-line">
          {valueOf(field) ?? <span className="quiet">{t('communities.blank')}</span>}
        </dd>
      </div>
    ));
  return (
    <div className="community-record">
      {capacity !== null && members > capacity && (
        <Alert
          type="warning"
          showIcon
          title={t('communities.over-capacity', { capacity, members })}
          action={
            <Button size="small" onClick={onEdit}>
              {t('common.edit')}
            </Button>
          }
        />
      )}
      <section className="section">
        <h2>{t('communities.basics')}</h2>
        <dl className="record-facts">
          {facts(basics)}
          <div>
            <dt>{t('communities.members')}</dt>
            <dd>
              {capacity === null
                ? formatNumber(language, members)
                : `${formatNumber(language, members)} / ${formatNumber(language, capacity)}`}{' '}
              <Link href={`~/members?community=${encodeURIComponent(community.name)}`}>
                {t('communities.see-members')}
              </Link>
            </dd>
          </div>
        </dl>
      </section>
      <section className="section">
        <h2>{t('communities.purpose')}</h2>
        <dl className="record-facts">{facts(purpose)}</dl>
      </section>
      <section className="section">
        <h2>{t('communities.culture-title')}</h2>
        <dl className="record-facts">{facts(culture)}</dl>
      </section>
      <section className="section">
        <div className="section-head">
          <h2>{t('communities.rules-now')}</h2>
          {rule !== null && (
            <span className="quiet">
              {t('communities.rules-now-of', { version: rule.version, from: rule.validFrom })}
            </span>
          )}
          <div className="actions">
            <Button size="small" onClick={() => onOpen('rules')}>
              {t('communities.rules-open')}
            </Button>
          </div>
        </div>
        {rule === null ? (
          <p className="quiet">{t('communities.rules-none-now')}</p>
        ) : (
          <dl className="record-facts">
            {(['text', 'norms', 'sanctions'] as const).map((part) => (
              <div key={part}>
                <dt>{t(`communities.rules-${part}`)}</dt>
                <dd className="pre-line">
                  {rule[part] ?? <span className="quiet">{t('communities.blank')}</span>}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
    </div>
  );
};
