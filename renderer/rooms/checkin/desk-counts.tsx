import type { Desk } from '../../../shared/contract/checkin.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';

/** The counters of one list, live; who is in comes first and largest. */
export const DeskCounts = ({ desk }: { readonly desk: Desk }) => {
  const t = useT();
  const { language } = useAppearance();
  const { counts, event, lists } = desk;
  const number = (value: number): string => formatNumber(language, value);
  const expected = counts.confirmed + counts.walkIns;
  const taken = counts.confirmed + counts.guests;
  const lines: readonly (readonly [string, string])[] = [
    [t('events.confirmed'), number(counts.confirmed)],
    [t('checkin.missing'), number(counts.missing)],
    [t('events.walk-ins'), number(counts.walkIns)],
    [t('events.status-waiting'), number(counts.waiting)],
    [
      t('events.capacity'),
      event.capacity === null
        ? t('events.unlimited')
        : t('checkin.places', { taken, capacity: event.capacity }),
    ],
    ...(counts.guestsIn > 0 ? [[t('checkin.guests-in'), number(counts.guestsIn)] as const] : []),
    ...(lists.length > 1 ? [[t('checkin.at-event'), number(counts.atEvent)] as const] : []),
  ];
  return (
    <section className="desk-counts" aria-label={t('checkin.counts')}>
      <p className="desk-total">
        <strong>{number(counts.checkedIn)}</strong>
        <span>{t('checkin.of-expected', { count: expected })}</span>
      </p>
      <progress
        value={counts.checkedIn}
        max={Math.max(1, expected)}
        aria-label={t('events.checked-in')}
      />
      <dl>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
