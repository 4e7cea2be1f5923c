import { useQuery } from '@tanstack/react-query';
import { Modal, Select } from 'antd';
import { useState } from 'react';
import type { CampaignDetail, CampaignSegment } from '../../../shared/contract/campaigns.ts';
import { useT } from '../../app/appearance.tsx';
import { useChange } from '../../app/change.ts';
import { Field } from '../../components/field.tsx';
import { client } from '../../rpc/client.ts';

interface ScopeFormProps {
  readonly detail: CampaignDetail;
  readonly onClose: () => void;
}

/** Which communities, events and segments a campaign is about. */
export const ScopeForm = ({ detail, onClose }: ScopeFormProps) => {
  const t = useT();
  const { change, busy } = useChange('campaigns');
  const [communityUids, setCommunities] = useState(detail.communities.map((one) => one.uid));
  const [eventUids, setEvents] = useState(detail.events.map((one) => one.uid));
  const [segmentUids, setSegments] = useState(detail.segments.map((one) => one.uid));
  const [comparison, setComparison] = useState({
    segmentUids: detail.comparison.filter((one) => one.kind === 'segment').map((one) => one.uid),
    communityUids: detail.comparison
      .filter((one) => one.kind === 'community')
      .map((one) => one.uid),
  });
  const [search, setSearch] = useState('');
  const communities = useQuery({
    queryKey: ['communities', 'list', 'scope'],
    queryFn: ({ signal }) =>
      client.communities.list(
        { sort: { by: 'name', descending: false }, offset: 0, limit: 500 },
        { signal },
      ),
  });
  const events = useQuery({
    queryKey: ['events', 'list', 'scope', search],
    queryFn: ({ signal }) =>
      client.events.list(
        { search, sort: { by: 'start', descending: true }, offset: 0, limit: 50 },
        { signal },
      ),
  });
  const segments = useQuery({
    queryKey: ['segments', 'list', 'scope'],
    queryFn: ({ signal }) => client.segments.list(undefined, { signal }),
  });
  // Chosen before, a lost one can be kept or taken out; chosen anew it cannot be.
  const segmentOptions = (kept: readonly CampaignSegment[], other: readonly string[]) => [
    ...kept
      .filter((one) => one.lost && one.kind === 'segment')
      .map(({ uid, name }) => ({
        value: uid,
        label: `${name} · ${t('campaigns.segment-lost')}`,
        disabled: false,
      })),
    ...(segments.data ?? [])
      .filter((one) => !kept.some(({ uid, lost }) => lost && uid === one.uid))
      .map(({ uid, name, lost }) => ({
        value: uid,
        label: lost.length === 0 ? name : `${name} · ${t('campaigns.segment-lost')}`,
        // Nothing is on both sides of a comparison.
        disabled: lost.length > 0 || other.includes(uid),
      })),
  ];
  const communityOptions = (kept: readonly CampaignSegment[], other: readonly string[]) => [
    ...kept
      .filter((one) => one.lost && one.kind === 'community')
      .map(({ uid, name }) => ({
        value: uid,
        label: `${name} · ${t('campaigns.segment-lost')}`,
        disabled: false,
      })),
    ...(communities.data?.rows ?? []).map((one) => ({
      value: one.uid,
      label: one.name,
      disabled: other.includes(one.uid),
    })),
  ];
  const known = new Map(detail.events.map((one) => [one.uid, one.name]));
  for (const row of events.data?.rows ?? []) known.set(row.uid, row.name);
  const save = async (): Promise<void> => {
    const saved = await change('campaigns.saved', () =>
      client.campaigns.setScope({
        uid: detail.campaign.uid,
        communityUids,
        eventUids,
        segmentUids,
        comparison,
      }),
    ).catch(() => null);
    if (saved !== null) onClose();
  };
  return (
    <Modal
      open
      title={t('campaigns.scope')}
      okText={t('campaigns.save')}
      okButtonProps={{ loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="form-column">
        <Field label={t('campaigns.communities')} hint={t('campaigns.communities-hint')}>
          <Select
            mode="multiple"
            aria-label={t('campaigns.communities')}
            value={communityUids}
            onChange={setCommunities}
            showSearch={{ optionFilterProp: 'label' }}
            options={communityOptions([], comparison.communityUids)}
          />
        </Field>
        <Field label={t('campaigns.events')}>
          <Select
            mode="multiple"
            aria-label={t('campaigns.events')}
            value={eventUids}
            onChange={setEvents}
            showSearch={{ filterOption: false, onSearch: setSearch }}
            options={[...known].map(([value, label]) => ({ value, label }))}
          />
        </Field>
        <Field
          label={t('campaigns.segments')}
          hint={t(
            detail.campaign.status === 'planned'
              ? 'campaigns.segments-hint-planned'
              : 'campaigns.segments-hint-begun',
            { from: detail.campaign.from },
          )}
        >
          <Select
            mode="multiple"
            aria-label={t('campaigns.segments')}
            value={segmentUids}
            onChange={setSegments}
            notFoundContent={t('campaigns.segments-none-yet')}
            showSearch={{ optionFilterProp: 'label' }}
            options={segmentOptions(detail.segments, comparison.segmentUids)}
          />
        </Field>
        <fieldset className="form-group">
          <legend>{t('comparisonGroup.form')}</legend>
          <p className="quiet small">
            {t(
              detail.campaign.status === 'planned'
                ? 'comparisonGroup.form-hint-planned'
                : 'comparisonGroup.form-hint-begun',
              { from: detail.campaign.from },
            )}
          </p>
          <Field label={t('comparisonGroup.form-segments')}>
            <Select
              mode="multiple"
              aria-label={t('comparisonGroup.form-segments')}
              value={comparison.segmentUids}
              onChange={(uids) => setComparison({ ...comparison, segmentUids: uids })}
              notFoundContent={t('campaigns.segments-none-yet')}
              showSearch={{ optionFilterProp: 'label' }}
              options={segmentOptions(detail.comparison, segmentUids)}
            />
          </Field>
          <Field label={t('comparisonGroup.form-communities')}>
            <Select
              mode="multiple"
              aria-label={t('comparisonGroup.form-communities')}
              value={comparison.communityUids}
              onChange={(uids) => setComparison({ ...comparison, communityUids: uids })}
              showSearch={{ optionFilterProp: 'label' }}
              options={communityOptions(detail.comparison, communityUids)}
            />
          </Field>
          {detail.comparison.map(
            ({ uid, name, frozen }) =>
              frozen !== null && (
                <p key={uid} className="quiet small">
                  {t('comparisonGroup.form-frozen', { name, ...frozen })}
                </p>
              ),
          )}
        </fieldset>
      </div>
    </Modal>
  );
};
