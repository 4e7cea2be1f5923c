import type { ComparedCampaign } from '../../contract/retrospectives.ts';
import type { Language } from '../../messages/languages.ts';
import { formatNumber, formatPercent } from '../../messages/format.ts';
import { whyIncomparable } from '../metrics/compare.ts';
import type { Figure } from '../metrics/figure.ts';
import { lengthDays } from '../periods/period.ts';
import { localDateOf } from '../values/zone.ts';
import {
  figureCell,
  intervalText,
  numberCell,
  textCell,
  writingOf,
  type Writing,
} from './blocks/cells.ts';
import type { ReportCell, ReportTable } from './document.ts';
import { metricName } from './format-figure.ts';
import { placeName } from './place-name.ts';
import { placesOf, type Place } from './places.ts';

/** What the campaigns have in common, and what is not, as blocks. */
export interface CampaignComparison {
  readonly table: ReportTable;
  /** Why the campaigns as wholes are not alike. */
  readonly notes: readonly string[];
}

/** Names of things of one campaign: `ev_0A…`. */
const UID = /[a-z]{2}_[\w-]{12}/;
/** Told by cohorts and events of their own, or of another time. */
const apart: ReadonlySet<Place['place']> = new Set([
  'before',
  'after',
  'kpi',
  'event',
  'retention',
]);

/** Numbers of the campaign's own time that every campaign may have under one name. */
const isShared = ({ place, figure, key }: Place): boolean =>
  (figure !== null || place === 'funnel') && !apart.has(place) && !UID.test(key);

/** A key of a cell that opens: which campaign, and where in its facts. */
export const cellKey = (campaignUid: string, key: string): string => `${campaignUid} ${key}`;
export const ofCellKey = (cell: string): readonly [campaignUid: string, key: string] => {
  const space = cell.indexOf(' ');
  return [cell.slice(0, space), cell.slice(space + 1)];
};

const same = (values: readonly unknown[]): boolean =>
  new Set(values.map((value) => JSON.stringify(value))).size <= 1;

/** Why one metric must not be read across; null = it may be. */
const whyNot = (
  campaigns: readonly ComparedCampaign[],
  figures: readonly (Figure | undefined)[],
  { say }: Writing,
): string | null => {
  const known = figures.filter((figure) => figure !== undefined);
  if (known.length < campaigns.length) return say('words.compare-missing');
  const [first, ...others] = known as [Figure, ...Figure[]];
  if (first.unit === 'minor' && !same(campaigns.map(({ facts }) => facts.currency)))
    return say('words.compare-currency');
  const todays = campaigns.map(({ facts }) => localDateOf(facts.cutoffMs, facts.zone));
  const today = todays.toSorted()[0]!;
  for (const other of others) {
    const why = whyIncomparable(first, other, today);
    if (why === 'unknown' || why === 'running') return say(`retrospectives.why-${why}`);
    // What is a share of persons stands for itself, however long it was.
    if (why === 'lengths' && first.unit !== 'ratio') return say('words.compare-lengths');
    if (why === 'lengths') return say('words.compare-lengths-ratio');
  }
  if (
    first.unit !== 'ratio' &&
    !same(campaigns.map(({ communities, segments }) => [communities, segments]))
  )
    return say('words.compare-scopes');
  const definitions = campaigns.map(({ facts }) => facts.definitions?.['zh-CN']?.[first.id]);
  return same(definitions.filter((text) => text !== undefined))
    ? null
    : say('words.compare-defined');
};

/** The same of the steps of the funnel, which are counts of persons. */
const whyNotSteps = (
  campaigns: readonly ComparedCampaign[],
  row: readonly (Place | undefined)[],
  { say }: Writing,
): string | null => {
  if (row.some((place) => place === undefined || place.value === null))
    return say('retrospectives.why-unknown');
  return same(campaigns.map(({ facts }) => lengthDays(facts.during)))
    ? null
    : say('words.compare-lengths');
};

const cellOf = (
  writing: Writing,
  campaign: ComparedCampaign,
  place: Place | undefined,
): ReportCell => {
  if (place === undefined) return textCell(null);
  const { figure, key } = place;
  if (figure === null) return numberCell(writing, place.value);
  const cell = figureCell(writing, cellKey(campaign.campaignUid, key), figure);
  if (figure.interval === null || figure.unit !== 'ratio') return cell;
  return { ...cell, text: `${cell.text} (${intervalText(writing.language, figure.interval)})` };
};

/** Whoever set other targets is not better or worse by the score. */
const scoreRow = (campaigns: readonly ComparedCampaign[], { language, say }: Writing) => [
  textCell(say('campaigns.score')),
  ...campaigns.map(({ facts }) => textCell(formatPercent(language, facts.score))),
  textCell(say('words.compare-score')),
];

const wholeNotes = (campaigns: readonly ComparedCampaign[], writing: Writing): string[] => {
  const { say, language } = writing;
  const facts = campaigns.map((one) => one.facts);
  const listed = (texts: readonly string[]): string => texts.join(say('words.and'));
  const each = (words: (one: ComparedCampaign) => string): string =>
    campaigns
      .map((one) => say('words.compare-each', { name: one.facts.campaign.name, what: words(one) }))
      .join(say('words.whys-joint'));
  const names = (all: readonly string[]): string =>
    all.length === 0 ? say('words.compare-everybody') : listed(all);
  const notes: string[] = [];
  const days = facts.map(({ during }) => lengthDays(during));
  if (!same(days))
    notes.push(
      say('words.compare-days', {
        each: each(({ facts: { during } }) =>
          say('words.compare-n-days', { days: formatNumber(language, lengthDays(during)) }),
        ),
      }),
    );
  if (!same(facts.map(({ campaign }) => campaign.goal)))
    notes.push(
      say('words.compare-goals', {
        each: each(({ facts: { campaign } }) =>
          campaign.goal === null ? say('words.goal-none') : say(`campaigns.goal-${campaign.goal}`),
        ),
      }),
    );
  if (!same(campaigns.map(({ communities }) => communities)))
    notes.push(
      say('words.compare-communities', { each: each(({ communities }) => names(communities)) }),
    );
  if (!same(campaigns.map(({ segments }) => segments)))
    notes.push(say('words.compare-segments', { each: each(({ segments }) => names(segments)) }));
  if (!same(facts.map(({ currency }) => currency)))
    notes.push(say('words.compare-currencies', { each: each((one) => one.facts.currency) }));
  const overlaps = facts.some((one, index) =>
    facts
      .slice(index + 1)
      .some(({ during }) => during.from <= one.during.to && during.to >= one.during.from),
  );
  if (overlaps) notes.push(say('words.compare-overlap'));
  const drafts = campaigns.filter(({ version }) => version === null);
  if (drafts.length > 0)
    notes.push(
      say('words.compare-drafts', {
        names: listed(drafts.map((one) => one.facts.campaign.name)),
      }),
    );
  return notes;
};

/** Two or more campaigns side by side: the same metrics, and for each whether it may be read across. */
export const compareCampaigns = (
  campaigns: readonly ComparedCampaign[],
  language: Language,
): CampaignComparison => {
  const { say } = writingOf(language, 'CNY', 'UTC');
  const places = campaigns.map(
    ({ facts }) =>
      new Map(placesOf(facts).flatMap((one) => (isShared(one) ? [[one.key, one]] : []))),
  );
  const keys = [...new Set(places.flatMap((all) => [...all.keys()]))].filter(
    (key) => places.filter((all) => all.has(key)).length > 1,
  );
  const writings = campaigns.map(({ facts }) =>
    writingOf(language, facts.currency, facts.zone, facts.definitions),
  );
  const nameOf = (place: Place): string =>
    place.place === 'during' ? metricName(language, place.what) : placeName(place, writings[0]!);
  return {
    table: {
      kind: 'table',
      title: say('words.compare-title', { count: campaigns.length }),
      columns: [
        { header: say('retrospectives.metric'), align: 'left' },
        ...campaigns.map(({ facts }) => ({
          header: facts.campaign.name,
          align: 'right' as const,
        })),
        { header: say('words.compare-may'), align: 'left' },
      ],
      rows: [
        scoreRow(campaigns, writings[0]!),
        ...keys.map((key) => {
          const row = places.map((all) => all.get(key));
          const figures = row.map((place) => place?.figure ?? undefined);
          const why = key.startsWith('funnel.')
            ? whyNotSteps(campaigns, row, writings[0]!)
            : whyNot(campaigns, figures, writings[0]!);
          return [
            textCell(nameOf(row.find((place) => place !== undefined)!)),
            ...row.map((place, index) => cellOf(writings[index]!, campaigns[index]!, place)),
            textCell(why ?? say('words.compare-yes')),
          ];
        }),
      ],
    },
    notes: wholeNotes(campaigns, writings[0]!),
  };
};
