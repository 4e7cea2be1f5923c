import type { Facts } from '../../../contract/retrospectives.ts';
import { formatNumber, formatPercent, unknown } from '../../../messages/format.ts';
import { translateAny } from '../../../messages/translate.ts';
import { wilson } from '../../statistics/intervals.ts';
import type { ReportBar, ReportBlock, ReportCell } from '../document.ts';
import { metricName } from '../format-figure.ts';
import { eventCounts, keepsEventRows } from '../places.ts';
import {
  figureCell,
  instantCell,
  intervalText,
  numberCell,
  textCell,
  type Writing,
} from './cells.ts';
import { journeyName, journeyNumbers } from './journey.ts';
import { plainCard } from './plain.ts';

/** Sign-up → attended → converted, each step as a share of the one before with its interval. */
export const funnelBlocks = (facts: Facts, writing: Writing): ReportBlock[] => {
  const { signedUp, attended, converted } = facts.funnel;
  const { say } = writing;
  const reached = reachBlocks(facts, writing);
  const repurchased = repurchaseStep(facts, writing);
  if (signedUp === 0)
    return [...reached, { kind: 'paragraph', text: say('retrospectives.no-signups'), quiet: true }];
  return [
    ...reached,
    {
      kind: 'chart',
      chart: {
        type: 'funnel',
        title: say(
          repurchased.length === 0 ? 'retrospectives.funnel' : 'retrospectives.funnel-repurchased',
        ),
        steps: [
          step('signedUp', signedUp, null, writing),
          step('attended', attended, signedUp, writing),
          step('converted', converted, attended, writing),
          ...repurchased,
        ],
      },
    },
    { kind: 'paragraph', text: say('retrospectives.funnel-note'), quiet: true },
  ];
};

const step = (
  name: 'signedUp' | 'attended' | 'converted',
  value: number | null,
  before: number | null,
  { language, say }: Writing,
): ReportBar => {
  const label = say(`retrospectives.funnel-${name}`);
  const interval = value === null || before === null ? null : wilson(value, before);
  const rate = interval === null ? null : value! / before!;
  const details = [
    say(`retrospectives.funnel-definition-${name}`),
    ...(value === null ? [say('metrics.reason-no-checkins')] : []),
    ...(interval === null
      ? []
      : [
          say('retrospectives.funnel-of-before', { rate: formatPercent(language, rate) }),
          say('metrics.interval', {
            low: formatPercent(language, interval[0]),
            high: formatPercent(language, interval[1]),
          }),
          say('metrics.n', { n: before! }),
        ]),
  ];
  return {
    label,
    value,
    note:
      rate === null ? '' : `${formatPercent(language, rate)} (${intervalText(language, interval)})`,
    opening: {
      key: `funnel.${name}`,
      label,
      value: value === null ? unknown : formatNumber(language, value),
      details,
      entity: 'member',
      rowUnit: null,
    },
  };
};

/** How many times the promotion was seen and clicked: beside the funnel of persons, not in it. */
const reachBlocks = ({ blocks: { journey } }: Facts, writing: Writing): ReportBlock[] => {
  if (journey === undefined) return [];
  const { reach, clicks } = journeyNumbers(journey);
  const items = [reach, clicks]
    .filter(({ value }) => value !== null)
    .map((number) =>
      plainCard(writing, 'journey', number, {
        label: journeyName(number.what, writing),
        details: [writing.say(`factsMoney.journey-definition-${number.what}`)],
        note: writing.say('factsMoney.journey-times'),
      }),
    );
  return items.length === 0 ? [] : [{ kind: 'figures', items }];
};

const repurchaseStep = (facts: Facts, writing: Writing): ReportBar[] => {
  const { journey } = facts.blocks;
  if (journey === undefined || journey.repurchased === null) return [];
  const number = journeyNumbers(journey).repurchased;
  const before = facts.funnel.converted;
  const interval = before === null ? null : wilson(journey.repurchased, before);
  const { language, say } = writing;
  const rate = interval === null ? null : formatPercent(language, journey.repurchased / before!);
  const card = plainCard(writing, 'journey', number, {
    label: journeyName(number.what, writing),
    details: [
      say('factsMoney.journey-definition-repurchased'),
      ...(rate === null ? [] : [say('retrospectives.funnel-of-before', { rate })]),
    ],
  });
  return [
    {
      label: card.label,
      value: number.value,
      note: rate === null ? '' : `${rate} (${intervalText(language, interval)})`,
      opening: card,
    },
  ];
};

/** A count of an event; who came is a dash where nobody was scanned. */
const countCell = (
  facts: Facts,
  event: Facts['events'][number],
  field: (typeof eventCounts)[number][0],
  metric: (typeof eventCounts)[number][1],
  known: boolean,
  writing: Writing,
): ReportCell => {
  const { language, say } = writing;
  const isOfPresence = field === 'checkedIn' || field === 'walkIns';
  const cell = numberCell(writing, known || !isOfPresence ? event[field] : null);
  if (cell.number === null || !keepsEventRows(facts)) return cell;
  const definition = translateAny(language, `metrics.definition-${metric}`) ?? metric;
  return {
    ...cell,
    opening: {
      key: `event.${event.uid}.${metric}`,
      label: `${event.name} · ${metricName(language, metric)}`,
      value: cell.text,
      details: [`${say('metrics.definition')}: ${definition}`],
      entity: isOfPresence ? 'member' : 'signup',
      rowUnit: null,
    },
  };
};

/** Sign-ups and attendance of each event; attendance is a dash where nobody was scanned. */
export const eventBlocks = (facts: Facts, writing: Writing): ReportBlock[] => {
  const { language, say } = writing;
  if (facts.events.length === 0) return [];
  return [
    {
      kind: 'table',
      title: say('retrospectives.events'),
      columns: [
        { header: say('events.name'), align: 'left' },
        { header: say('events.start'), align: 'left' },
        { header: say('events.signups'), align: 'right' },
        { header: say('events.confirmed'), align: 'right' },
        { header: say('events.checked-in'), align: 'right' },
        { header: say('events.walk-ins'), align: 'right' },
        { header: say('events.show-up-rate'), align: 'right' },
        { header: say('retrospectives.interval'), align: 'right' },
      ],
      rows: facts.events.map((event) => {
        const { reason } = event.showUp;
        const known = reason !== 'no-checkins' && reason !== 'not-started';
        return [
          textCell(event.name),
          instantCell(writing, event.startAtMs),
          ...eventCounts.map(([field, metric]) =>
            countCell(facts, event, field, metric, known, writing),
          ),
          figureCell(
            writing,
            `event.${event.uid}`,
            event.showUp,
            `${event.name} · ${say('events.show-up-rate')}`,
          ),
          textCell(intervalText(language, event.showUp.interval)),
        ];
      }),
    },
  ];
};
