import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { Link } from 'wouter';
import type {
  CampaignDetail,
  CampaignSegment,
  CampaignSegmentSize,
} from '../../../shared/contract/campaigns.ts';
import { formatInstant, formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';

/** The segments a campaign is aimed at: who was in them at the start, and who is now. */
export const SegmentLines = ({ detail }: { readonly detail: CampaignDetail }) => {
  const t = useT();
  const { uid, from, status } = detail.campaign;
  const sizes = useQuery({
    queryKey: ['campaigns', 'segment-sizes', uid],
    queryFn: ({ signal }) => client.campaigns.segmentSizes({ uid }, { signal }),
    enabled: detail.segments.length > 0,
  });
  if (detail.segments.length === 0) return <p className="quiet">{t('campaigns.no-segments')}</p>;
  return (
    <>
      {sizes.isError && <Failure error={sizes.error} onRetry={() => void sizes.refetch()} />}
      <ul className="segment-lines">
        {detail.segments.map((segment) => (
          <li key={segment.uid}>
            <SegmentLine
              segment={segment}
              size={sizes.data?.find((one) => one.uid === segment.uid)}
              from={from}
              hasBegun={status !== 'planned'}
            />
          </li>
        ))}
      </ul>
      <p className="quiet small">{t('campaigns.segments-counted')}</p>
    </>
  );
};

interface LineProps {
  readonly segment: CampaignSegment;
  /** Undefined while it is counted. */
  readonly size: CampaignSegmentSize | undefined;
  readonly from: string;
  readonly hasBegun: boolean;
}

const SegmentLine = ({ segment, size, from, hasBegun }: LineProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const { name, frozen, lost } = segment;
  const number = (count: number): string => formatNumber(language, count);
  return (
    <>
      {lost ? (
        <>
          {name} <Tag color="warning">{t('campaigns.segment-lost')}</Tag>
        </>
      ) : (
        <Link href={`~/members/segments/${segment.uid}`}>{name}</Link>
      )}{' '}
      <span className={frozen === null && lost ? 'watch' : 'secondary'}>
        {frozen !== null &&
          t('campaigns.segment-frozen', {
            date: frozen.date,
            count: frozen.count,
            at: formatInstant(frozen.atMs, zone),
          })}
        {frozen === null && lost && t('campaigns.segment-lost-text')}
        {frozen === null && !lost && !hasBegun && t('campaigns.segment-live', { from })}
        {!lost && size === undefined && ` ${t('campaigns.segment-counting')}`}
        {typeof size?.now === 'number' &&
          ` ${
            typeof size.stayed === 'number'
              ? t('campaigns.segment-now-stayed', { now: number(size.now), stayed: size.stayed })
              : t('campaigns.segment-now', { count: size.now })
          }`}
      </span>
    </>
  );
};
