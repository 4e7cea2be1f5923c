import type { ComparedCampaign } from '../../contract/retrospectives.ts';
import { formatInstant } from '../../messages/format.ts';
import type { Language } from '../../messages/languages.ts';
import { writingOf, type Writing } from './blocks/cells.ts';
import { compareCampaigns } from './compare-campaigns.ts';
import type { ReportBlock, ReportBrand, ReportDocument, ReportTable } from './document.ts';
import { metricName } from './format-figure.ts';

/** One campaign in a line: its time, and which version of it is compared. */
const lineOf = ({ facts, version }: ComparedCampaign, { say }: Writing): string =>
  say('words.compare-line', {
    name: facts.campaign.name,
    from: facts.during.from,
    to: facts.during.to,
    state:
      version === null
        ? say('retrospectives.line-draft', { at: formatInstant(facts.cutoffMs, facts.zone) })
        : say('words.compare-version', { version }),
  });

/** What the metrics of the table mean; as they were signed, where one campaign was. */
const definitions = (
  table: ReportTable,
  campaigns: readonly ComparedCampaign[],
  language: Language,
  { say }: Writing,
): ReportBlock => {
  const ids = new Set(
    table.rows.flatMap((row) =>
      row.flatMap(({ opening }) => (opening?.metric === undefined ? [] : [opening.metric])),
    ),
  );
  const signed = campaigns.find(({ facts }) => facts.definitions !== undefined)?.facts;
  const { definitionOf } = writingOf(language, 'CNY', 'UTC', signed?.definitions);
  return {
    kind: 'list',
    items: [...ids].map((id) =>
      say('retrospectives.definition-line', {
        name: metricName(language, id),
        definition: definitionOf(id),
      }),
    ),
  };
};

/** Campaigns side by side as a document: what must be known first, the metrics, what they mean. */
export const comparisonDocument = (
  campaigns: readonly ComparedCampaign[],
  language: Language,
  brand?: ReportBrand,
): ReportDocument => {
  const { table, notes } = compareCampaigns(campaigns, language);
  const writing = writingOf(language, 'CNY', 'UTC');
  const { say } = writing;
  return {
    ...(brand === undefined ? {} : { brand }),
    title: campaigns.map(({ facts }) => facts.campaign.name).join(say('words.and')),
    subtitle: say('words.compare-page'),
    facts: campaigns.map((one) => lineOf(one, writing)),
    sections: [
      {
        key: 'notes',
        heading: say('words.compare-notes'),
        blocks: [
          notes.length === 0
            ? { kind: 'paragraph', text: say('words.compare-alike') }
            : { kind: 'list', items: notes },
        ],
      },
      {
        key: 'comparison',
        heading: table.title,
        blocks: [table, { kind: 'paragraph', text: say('words.compare-cells'), quiet: true }],
      },
      {
        key: 'definitions',
        heading: say('retrospectives.definitions'),
        blocks: [definitions(table, campaigns, language, writing)],
      },
    ],
  };
};
