import type { ComparisonGroupBlock } from '../../../contract/facts/comparison-group.ts';
import type { Facts } from '../../../contract/retrospectives.ts';
import { whyIncomparable } from '../../metrics/compare.ts';
import { localDateOf } from '../../values/zone.ts';
import type { ReportBlock } from '../document.ts';
import { formatDifference, formatSigned, metricName } from '../format-figure.ts';
import type { BlockDocument } from './block.ts';
import { figureCell, textCell, type Writing } from './cells.ts';
import { verdictOf } from './comparison.ts';
import { figurePlace, plainCard, plainPlace, type PlainNumber } from './plain.ts';

type Line = ComparisonGroupBlock['lines'][number];

const sides = ['campaign', 'compared'] as const;
const whens = ['before', 'during'] as const;

const figuresOf = (line: Line) =>
  sides.flatMap((side) =>
    whens.map((when) => {
      const figure = line[side][when];
      return { side, when, figure, what: `${side}-${when}.${figure.id}` };
    }),
  );

const peopleOf = ({ people }: ComparisonGroupBlock): readonly PlainNumber[] =>
  people === null
    ? []
    : sides.map((side) => ({
        what: `people.${side}`,
        unit: 'count',
        value: people[side],
        entity: 'member',
      }));

const headerOf = (
  side: (typeof sides)[number],
  when: (typeof whens)[number],
  { say }: Writing,
): string => `${say(`comparisonGroup.${side}`)} · ${say(`retrospectives.${when}`)}`;

const PLACE = /^(campaign|compared)-(before|during)\.(.+)$/;

const nameOf = (what: string, writing: Writing): string => {
  const [, side, when, id] = PLACE.exec(what) ?? [];
  if (id !== undefined)
    return `${metricName(writing.language, id)} · ${headerOf(side as 'campaign', when as 'before', writing)}`;
  return writing.say(
    what === 'people.campaign' ? 'comparisonGroup.campaign' : 'comparisonGroup.compared',
  );
};

const verdict = (line: Line, today: string, { language, currency, say }: Writing): string => {
  const { campaign, compared, difference } = line;
  if (difference !== null)
    return say(`comparisonGroup.verdict-${verdictOf(difference)}`, {
      range: formatDifference(language, difference.interval, campaign.during.unit, currency),
      campaign: campaign.during.n,
      compared: compared.during.n,
    });
  const why =
    whyIncomparable(campaign.before, campaign.during, today) ??
    whyIncomparable(compared.before, compared.during, today);
  return why === null ? say('comparisonGroup.few') : say(`retrospectives.why-${why}`);
};

const table = (block: ComparisonGroupBlock, facts: Facts, writing: Writing): ReportBlock => {
  const { language, currency, say } = writing;
  const today = localDateOf(facts.cutoffMs, facts.zone);
  return {
    kind: 'table',
    title: say('comparisonGroup.title'),
    columns: [
      { header: say('retrospectives.metric'), align: 'left' },
      ...sides.flatMap((side) =>
        whens.map((when) => ({ header: headerOf(side, when, writing), align: 'right' as const })),
      ),
      { header: say('comparisonGroup.difference'), align: 'right' },
      { header: say('retrospectives.verdict'), align: 'left' },
    ],
    rows: block.lines.map((line) => [
      textCell(metricName(language, line.campaign.during.id)),
      ...figuresOf(line).map(({ what, figure }) =>
        figureCell(writing, `comparisonGroup.${what}`, figure, nameOf(what, writing)),
      ),
      textCell(
        line.difference === null
          ? null
          : formatSigned(language, line.difference.value, line.campaign.during.unit, currency),
      ),
      { text: verdict(line, today, writing) },
    ]),
  };
};

const messageOf = ({ people, lines }: ComparisonGroupBlock, { language, say }: Writing): string => {
  if (people === null) return say('comparisonGroup.says-lost');
  if (lines.length === 0) return say('comparisonGroup.says-empty', people);
  const names = (wanted: 'higher' | 'lower'): string =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(
      lines
        .filter(({ difference }) => difference !== null && verdictOf(difference) === wanted)
        .map(({ campaign }) => metricName(language, campaign.during.id)),
    );
  const [up, down] = [names('higher'), names('lower')];
  if (up === '' && down === '') return say('comparisonGroup.says-none');
  if (down === '') return say('comparisonGroup.says-up', { up });
  if (up === '') return say('comparisonGroup.says-down', { down });
  return say('comparisonGroup.says-both', { up, down });
};

/** Who is compared, and what the difference of the changes cannot say. */
const note = (block: ComparisonGroupBlock, { language, say }: Writing): ReportBlock => ({
  kind: 'paragraph',
  quiet: true,
  text: [
    say('comparisonGroup.who', {
      names: new Intl.ListFormat(language, { type: 'conjunction' }).format(block.names),
      date: block.date,
    }),
    ...(block.frozen ? [] : [say('comparisonGroup.living')]),
    ...(block.lines.length === 0 ? [] : [say('comparisonGroup.limits')]),
  ].join(language === 'en' ? ' ' : ''),
});

const write = (block: ComparisonGroupBlock, facts: Facts, writing: Writing): ReportBlock[] => {
  if (block.lines.length === 0) return [note(block, writing)];
  return [
    {
      kind: 'figures',
      items: peopleOf(block).map((one) =>
        plainCard(writing, 'comparisonGroup', one, {
          label: nameOf(one.what, writing),
          details: [writing.say('comparisonGroup.people', { date: block.date })],
        }),
      ),
    },
    table(block, facts, writing),
    note(block, writing),
  ];
};

export const comparisonGroup: BlockDocument<'comparisonGroup'> = {
  section: 'analysis',
  places: (block) => [
    ...peopleOf(block).map(plainPlace),
    ...block.lines.flatMap((line) =>
      figuresOf(line).map(({ what, figure }) => figurePlace(figure, what)),
    ),
  ],
  nameOf: ({ what }, writing) => nameOf(what, writing),
  write: (block, facts, writing) => ({
    blocks: write(block, facts, writing),
    message: messageOf(block, writing),
  }),
};
