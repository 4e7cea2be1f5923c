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

interface LinesProps {
  readonly detail: CampaignDetail;
  /** Whom the campaign is aimed at, or whom it is compared with. */
  readonly part: 'segments' | 'comparison';
  readonly none: string;
  readonly note: string;
  /** Of a group that nobody can ask for, nor kept a list of. */
  readonly lostText: string;
}

/** Groups of people of a campaign: who was in them at the start, and who is now. */
export const SegmentLines = ({ detail, part, none, note, lostText }: LinesProps) => {
  const { uid, from, status } = detail.campaign;
  const groups = detail[part];
  const sizes = useQuery({
    queryKey: ['campaigns', 'segment-sizes', uid],
    queryFn: ({ signal }) => client.campaigns.segmentSizes({ uid }, { signal }),
    enabled: groups.length > 0,
  });
  if (groups.length === 0) return <p className="quiet">{none}</p>;
  return (
    <>
      {sizes.isError && <Failure error={sizes.error} onRetry={() => void sizes.refetch()} />}
      <ul className="segment-lines">
        {groups.map((segment) => (
          <li key={segment.uid}>
            <SegmentLine
              segment={segment}
              size={sizes.data?.find((one) => one.uid === segment.uid)}
              from={from}
              hasBegun={status !== 'planned'}
              lostText={lostText}
            />
          </li>
        ))}
      </ul>
      <p className="quiet small">{note}</p>
    </>
  );
};

interface LineProps {
  readonly segment: CampaignSegment;
  /** Undefined while it is counted. */
  readonly size: CampaignSegmentSize | undefined;
  readonly from: string;
  readonly hasBegun: boolean;
  readonly lostText: string;
}

const SegmentLine = ({ segment, size, from, hasBegun, lostText }: LineProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const { name, kind, frozen, lost } = segment;
  const number = (count: number): string => formatNumber(language, count);
  return (
    <>
      {lost ? (
        <>
          {name} <Tag color="warning">{t('campaigns.segment-lost')}</Tag>
        </>
      ) : (
        <Link href={`~/${kind === 'segment' ? 'members/segments' : 'communities'}/${segment.uid}`}>
          {name}
        </Link>
      )}{' '}
      <span className={frozen === null && lost ? 'watch' : 'secondary'}>
        {frozen !== null &&
          t('campaigns.segment-frozen', {
            date: frozen.date,
            count: frozen.count,
            at: formatInstant(frozen.atMs, zone),
          })}
        {frozen === null && lost && lostText}
        {frozen === null &&
          !lost &&
          !hasBegun &&
          t(kind === 'segment' ? 'campaigns.segment-live' : 'comparisonGroup.live', { from })}
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
