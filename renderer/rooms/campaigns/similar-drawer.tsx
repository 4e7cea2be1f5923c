import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { Link } from 'wouter';
import type { SimilarOffer } from '../../../shared/contract/campaign-baselines.ts';
import type { KpiState } from '../../../shared/contract/campaigns.ts';
import { MOST_SIMILAR } from '../../../shared/domain/events/similar.ts';
import { formatValue, kpiName } from '../../../shared/domain/report/format-figure.ts';
import { formatDate, formatInstant } from '../../../shared/messages/format.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useChange } from '../../app/change.ts';
import { useSettings } from '../../app/program.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { useEscape } from '../../components/escape.ts';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';
import { unitOf } from './estimate.ts';

interface SimilarDrawerProps {
  readonly kpi: KpiState;
  readonly campaign: { readonly from: string; readonly currency: string };
  readonly onClose: () => void;
}

/** Past events like a campaign's, and their median as the baseline of one of its KPIs. */
export const SimilarDrawer = ({ kpi, campaign, onClose }: SimilarDrawerProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const query = useQuery({
    queryKey: ['campaigns', 'similar', kpi.uid],
    queryFn: ({ signal }) => client.campaigns.similar({ kpiUid: kpi.uid }, { signal }),
  });
  useEscape(onClose);
  const name = kpiName(language, kpi.metric, kpi.filter?.name ?? null);
  const title = t('similarEvents.title', { name });
  const { baselineOf } = kpi;
  const value = (amount: number | null): string =>
    formatValue(language, amount, unitOf(kpi), campaign.currency);
  return (
    <Drawer title={title} label={title} onClose={onClose}>
      <div className="similar-offer">
        {baselineOf !== null && (
          <>
            <h3>{t('similarEvents.agreed-title', { value: value(baselineOf.value) })}</h3>
            <EventTable name={name} events={baselineOf.events} value={value} />
            <p className="secondary">
              <MedianLine {...baselineOf} count={baselineOf.events.length} words={value} />
            </p>
            <p className="quiet small">
              {t('similarEvents.agreed-at', { at: formatInstant(baselineOf.atMs, zone) })}
            </p>
            <h3>{t('similarEvents.now')}</h3>
          </>
        )}
        {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <Spin />}
        {query.data !== undefined && (
          <Offer offer={query.data} kpi={kpi} from={campaign.from} name={name} value={value} />
        )}
      </div>
    </Drawer>
  );
};

interface MedianLineProps {
  readonly median: number;
  readonly times: number;
  readonly value: number;
  readonly count: number;
  readonly words: (amount: number) => string;
}

const MedianLine = ({ median, times, value, count, words }: MedianLineProps) => {
  const t = useT();
  return times === 1
    ? t('similarEvents.median', { count, value: words(value) })
    : t('similarEvents.median-times', {
        count,
        median: words(median),
        times,
        value: words(value),
      });
};

interface OfferProps {
  readonly offer: SimilarOffer;
  readonly kpi: KpiState;
  readonly from: string;
  readonly name: string;
  readonly value: (amount: number | null) => string;
}

const Offer = ({ offer, kpi, from, name, value }: OfferProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { change, busy } = useChange('campaigns');
  const told = offer.events.filter((event) => event.value !== null).length;
  const list = (names: readonly string[]): string => names.join(t('common.list-separator'));
  const used = JSON.stringify(kpi.baselineOf?.events.map(({ uid, value: one }) => [uid, one]));
  const isUsed =
    kpi.baselineOf?.value === offer.value &&
    used ===
      JSON.stringify(
        offer.events.flatMap(({ uid, value: one }) => (one === null ? [] : [[uid, one]])),
      );
  return (
    <>
      <ul className="figure-details">
        <li>{t('similarEvents.rule', { from, most: MOST_SIMILAR })}</li>
        <li>
          {offer.forms.length === 0
            ? t('similarEvents.forms-any')
            : t('similarEvents.forms', {
                forms: list(
                  offer.forms.map(({ kind, mode }) =>
                    t('similarEvents.form', {
                      kind: translateAny(language, `events.kind-${kind}`) ?? kind,
                      mode: t(`events.mode-${mode}`),
                    }),
                  ),
                ),
              })}
        </li>
        <li>
          {offer.communities.length === 0
            ? t('similarEvents.communities-any')
            : t('similarEvents.communities', { names: list(offer.communities) })}
        </li>
      </ul>
      {offer.events.length > 0 && !isUsed && (
        <EventTable name={name} events={offer.events} value={value} />
      )}
      {isUsed ? (
        <p className="secondary">{t('similarEvents.in-use')}</p>
      ) : offer.reason !== null ? (
        <p className="watch">{t(`similarEvents.reason-${offer.reason}`, { count: offer.found })}</p>
      ) : (
        <>
          <p>
            <MedianLine
              median={offer.median!}
              times={offer.times}
              value={offer.value!}
              count={told}
              words={value}
            />
          </p>
          {offer.thin && <p className="watch">{t('similarEvents.thin', { count: told })}</p>}
          <Button
            type="primary"
            loading={busy}
            onClick={() =>
              void change('campaigns.saved', () =>
                client.campaigns.useSimilar({ kpiUid: kpi.uid }),
              ).catch(() => null)
            }
          >
            {t('similarEvents.use')}
          </Button>
        </>
      )}
    </>
  );
};

interface TableProps {
  readonly name: string;
  readonly events: readonly (Pick<SimilarOffer['events'][number], 'uid' | 'name' | 'startAtMs'> &
    Partial<SimilarOffer['events'][number]>)[];
  readonly value: (amount: number | null) => string;
}

/** The events with what each came to; one without a value says why. */
const EventTable = ({ name, events, value }: TableProps) => {
  const t = useT();
  const { zone } = useSettings();
  return (
    <table className="report-table similar-events">
      <thead>
        <tr>
          <th scope="col">{t('similarEvents.event')}</th>
          <th scope="col">{t('similarEvents.date')}</th>
          <th scope="col" data-align="right">
            {name}
          </th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.uid}>
            <td>
              <Link href={`~/events/${event.uid}`} state={{ tab: 'closing' }}>
                {event.name}
              </Link>
            </td>
            <td className="secondary">{formatDate(event.startAtMs, zone)}</td>
            <td data-align="right">
              {value(event.value ?? null)}
              {event.complete === false && event.value !== null && ' *'}
              {typeof event.reason === 'string' && (
                <div className="quiet small">{t(`metrics.reason-${event.reason}`)}</div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
      {events.some((event) => event.complete === false && event.value !== null) && (
        <tfoot>
          <tr>
            <td colSpan={3} className="quiet small">
              * {t('metrics.incomplete')}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
};
