import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { CommunityRow } from '../../../shared/contract/communities.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT, type Translate } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { Drawer } from '../../components/drawer.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';
import { useMemberChange } from '../members/queries.ts';
import { CommunityForm } from './community-form.tsx';

const texts = [
  'platform',
  'owner',
  'createdDate',
  'url',
  'theme',
  'positioning',
  'persona',
  'valuePromise',
] as const;
/** What is known of a community, in words; what is not known is left out. */
const factsOf = (
  t: Translate,
  language: Language,
  community: CommunityRow,
): readonly { readonly name: string; readonly value: string }[] => {
  const { type, mode, stage, capacity } = community;
  const people = formatNumber(language, community.members);
  return [
    ...texts.map((field) => ({ name: t(`communities.${field}`), value: community[field] })),
    { name: t('communities.type'), value: type === null ? null : t(`communities.type-${type}`) },
    { name: t('communities.mode'), value: mode === null ? null : t(`communities.mode-${mode}`) },
    {
      name: t('communities.stage'),
      value: stage === null ? null : t(`communities.stage-${stage}`),
    },
    {
      name: t('communities.members'),
      value: capacity === null ? people : `${people} / ${formatNumber(language, capacity)}`,
    },
  ].flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
};

const flows = ['joined', 'left', 'active'] as const;

/** One community: its record, its groups, and how the last 30 days compare. */
export const CommunityDrawer = ({
  uid,
  onClose,
}: {
  readonly uid: string;
  readonly onClose: () => void;
}) => {
  const t = useT();
  const { language } = useAppearance();
  const generation = useGeneration();
  const [editing, setEditing] = useState(false);
  const { change, busy } = useMemberChange();
  const detail = useQuery({
    queryKey: ['communities', 'detail', uid, generation],
    queryFn: ({ signal }) => client.communities.detail({ uid }, { signal }),
  });
  const { data } = detail;
  const name = data?.community.name ?? '';
  return (
    <Drawer
      title={name}
      label={name === '' ? t('communities.title') : name}
      onClose={onClose}
      actions={
        data !== undefined && (
          <>
            <Button onClick={() => setEditing(true)}>{t('common.edit')}</Button>
            <Button
              loading={busy}
              onClick={() => {
                const archived = !data.community.archived;
                void change(
                  archived ? 'communities.archived-toast' : 'communities.restored-toast',
                  () => client.communities.archive({ uid, archived }),
                ).catch(() => null);
              }}
            >
              {t(data.community.archived ? 'communities.restore' : 'communities.archive')}
            </Button>
          </>
        )
      }
    >
      {detail.error !== null && (
        <Failure error={detail.error} onRetry={() => void detail.refetch()} />
      )}
      {data !== undefined && (
        <>
          <dl className="facts">
            {factsOf(t, language, data.community).map(({ name: fact, value }) => (
              <div key={fact}>
                <dt>{fact}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <section className="member-section">
            <table className="plain-table">
              <thead>
                <tr>
                  <th>{t('communities.members')}</th>
                  <th className="number">{t('communities.recent', { until: data.until })}</th>
                  <th className="number">{t('communities.before')}</th>
                </tr>
              </thead>
              <tbody>
                {flows.map((flow) => (
                  <tr key={flow}>
                    <td>{t(`communities.${flow}`)}</td>
                    <td className="number">{formatNumber(language, data.recent[flow])}</td>
                    <td className="number">{formatNumber(language, data.before[flow])}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <section className="member-section">
            <div className="member-line">
              <h3>{t('communities.groups')}</h3>
              <Link href={`~/members?community=${encodeURIComponent(name)}`}>
                {t('communities.see-members')}
              </Link>
            </div>
            {data.groups.length === 0 ? (
              <p className="quiet">{t('communities.nothing')}</p>
            ) : (
              <table className="plain-table">
                <thead>
                  <tr>
                    <th>{t('communities.name')}</th>
                    <th>{t('communities.type')}</th>
                    <th className="number">{t('communities.members')}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.groups.map((group) => (
                    <tr key={group.uid}>
                      <td>{group.name}</td>
                      <td>
                        {translateAny(language, `communities.group-${group.kind}`) ?? group.kind}
                      </td>
                      <td className="number">{formatNumber(language, group.members)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
        </>
      )}
      {editing && data !== undefined && (
        <CommunityForm
          community={data.community}
          onClose={() => setEditing(false)}
          onSaved={() => undefined}
        />
      )}
    </Drawer>
  );
};
