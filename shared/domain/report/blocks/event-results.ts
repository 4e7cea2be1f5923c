import type { EventResultsBlock } from '../../../contract/facts/event-results.ts';
import { formatNumber, formatPercent } from '../../../messages/format.ts';
import type { Figure } from '../../metrics/figure.ts';
import type { ReportBlock, ReportCell } from '../document.ts';
import { isThin, metricName } from '../format-figure.ts';
import type { BlockDocument } from './block.ts';
import { figureCell, intervalText, textCell, type Writing } from './cells.ts';

type Result = EventResultsBlock['events'][number];

const figuresOf = ({ nps, costPerHead, newMembers, conversion }: Result): readonly Figure[] => [
  nps,
  costPerHead,
  newMembers,
  conversion,
];

/** Where nobody was scanned, nobody knows who is new. */
const isUnknown = ({ scanned }: Result, { id }: Figure): boolean =>
  !scanned && id === 'events.new_members';

/** Shown with the mark of what is not complete. */
const isMarked = (event: Result, figure: Figure): boolean =>
  !figure.complete && figure.value !== null && !isUnknown(event, figure);

const cell = (event: Result, figure: Figure, writing: Writing): ReportCell => {
  if (isUnknown(event, figure)) return textCell(null);
  const found = figureCell(
    writing,
    `eventResults.${event.uid}.${figure.id}`,
    figure,
    `${event.name} · ${metricName(writing.language, figure.id)}`,
  );
  if (figure.id !== 'events.nps' || figure.value === null) return found;
  const n = formatNumber(writing.language, figure.n);
  return {
    ...found,
    text: writing.say(isThin(figure) ? 'factsMoney.nps-thin' : 'factsMoney.nps-of', {
      nps: found.text,
      n,
    }),
  };
};

const write = (block: EventResultsBlock, writing: Writing): ReportBlock[] => {
  const { say, language } = writing;
  return [
    {
      kind: 'table',
      title: say('factsMoney.event-results'),
      columns: [
        { header: say('events.name'), align: 'left' },
        { header: metricName(language, 'events.nps'), align: 'right' },
        { header: metricName(language, 'events.cost_per_attendee'), align: 'right' },
        { header: metricName(language, 'events.new_members'), align: 'right' },
        { header: metricName(language, 'conversion.rate'), align: 'right' },
        { header: say('factsMoney.conversion-interval'), align: 'right' },
      ],
      rows: block.events.map((event) => [
        textCell(event.name),
        ...figuresOf(event).map((figure) => cell(event, figure, writing)),
        textCell(intervalText(language, event.conversion.interval)),
      ]),
    },
    ...(block.events.some((event) => figuresOf(event).some((figure) => isMarked(event, figure)))
      ? [{ kind: 'paragraph' as const, text: say('retrospectives.incomplete-note'), quiet: true }]
      : []),
  ];
};

/** All who came and who bought; whoever came to two events is counted at each. */
const messageOf = ({ events }: EventResultsBlock, { say, language }: Writing): string => {
  const sum = (of: (event: Result) => number | null): number =>
    events.reduce((total, event) => total + (of(event) ?? 0), 0);
  const came = sum(({ conversion }) => conversion.denominator);
  const fresh = sum(({ newMembers }) => newMembers.value);
  if (came === 0) return say('factsMoney.event-results-unknown', { count: events.length });
  const bought = sum(({ conversion }) => conversion.numerator);
  return say('factsMoney.event-results-message', {
    count: events.length,
    came,
    fresh,
    bought,
    share: formatPercent(language, bought / came),
  });
};

export const eventResults: BlockDocument<'eventResults'> = {
  section: 'result',
  places: ({ events }) =>
    events.flatMap((event) =>
      figuresOf(event).map((figure) => ({
        what: `${event.uid}.${figure.id}`,
        name: event.name,
        unit: figure.unit,
        value: isUnknown(event, figure) ? null : figure.value,
        figure,
        opens: true,
      })),
    ),
  nameOf: ({ what, name }, { language }) =>
    `${metricName(language, what.slice(what.indexOf('.') + 1))} · ${name ?? ''}`,
  write: (block, _facts, writing) => ({
    blocks: write(block, writing),
    message: messageOf(block, writing),
  }),
};
