import type { Facts, Retrospective } from '../../contract/retrospectives.ts';
import {
  formatInstant,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPoints,
  unknown,
} from '../../messages/format.ts';
import type { Language } from '../../messages/languages.ts';
import {
  translate,
  translateAny,
  type MessageKey,
  type MessageValues,
} from '../../messages/translate.ts';
import { isMetricId, metrics } from '../metrics/registry.ts';
import { isDetectable } from '../statistics/intervals.ts';
import type {
  ReportBlock,
  ReportCell,
  ReportDocument,
  ReportFigure,
  ReportSection,
} from './document.ts';
import { figureDetails, formatChange, formatValue, metricName } from './format-figure.ts';

export interface BuildOptions {
  readonly language: Language;
  /** Hides names of members. */
  readonly mask: boolean;
}

type Say = (key: MessageKey, values?: MessageValues) => string;

/** The retrospective as a document in one language, in the order of GRAI. */
export const buildDocument = (
  retrospective: Retrospective,
  options: BuildOptions,
): ReportDocument => {
  const { language } = options;
  const { facts } = retrospective;
  const say: Say = (key, values) => translate(language, key, values);
  const words = (section: keyof Retrospective['passages']): ReportBlock[] =>
    (retrospective.passages[section] ?? '')
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((text) => ({ kind: 'paragraph' as const, text }));
  return {
    title: facts.campaign.name,
    subtitle: say('retrospectives.document-title'),
    facts: [
      say('retrospectives.line-during', { from: facts.during.from, to: facts.during.to }),
      say('retrospectives.line-before', { from: facts.before.from, to: facts.before.to }),
      ...(facts.campaign.owner === null
        ? []
        : [say('retrospectives.line-owner', { owner: facts.campaign.owner })]),
      retrospective.signedAtMs === null
        ? say('retrospectives.line-draft', { at: formatInstant(facts.cutoffMs, facts.zone) })
        : say('retrospectives.line-signed', {
            version: retrospective.version,
            by: retrospective.signedBy ?? '',
            at: formatInstant(retrospective.signedAtMs, facts.zone),
          }),
    ],
    sections: [
      {
        key: 'goal',
        heading: say('retrospectives.goal'),
        blocks: [...goalBlocks(facts, language, say), ...words('goal')],
      },
      {
        key: 'result',
        heading: say('retrospectives.result'),
        blocks: [
          ...kpiBlocks(facts, language, say),
          ...words('result'),
          ...funnelBlocks(facts, language, say),
          ...eventBlocks(facts, language, say),
        ],
      },
      {
        key: 'analysis',
        heading: say('retrospectives.analysis'),
        blocks: [
          ...comparisonBlocks(facts, language, say),
          ...words('analysis'),
          ...contributorBlocks(facts, options, say),
        ],
      },
      {
        key: 'insight',
        heading: say('retrospectives.insight'),
        blocks: [...words('insight'), ...actionBlocks(retrospective, say)],
      },
      {
        key: 'limits',
        heading: say('retrospectives.limits'),
        blocks: [...limitBlocks(facts, language), ...words('limits')],
      },
    ].filter((section: ReportSection) => section.blocks.length > 0),
  };
};

const cell = (text: string, more: Partial<ReportCell> = {}): ReportCell => ({ text, ...more });
const numberCell = (language: Language, value: number): ReportCell =>
  cell(formatNumber(language, value), { number: value, format: 'integer' });

const goalBlocks = (facts: Facts, language: Language, say: Say): ReportBlock[] => {
  const goal =
    facts.campaign.goal === null
      ? null
      : translateAny(language, `campaigns.goal-${facts.campaign.goal}`);
  return [
    ...(goal === null
      ? []
      : [{ kind: 'paragraph' as const, text: say('retrospectives.goal-is', { goal }) }]),
    ...(facts.campaign.purpose === null
      ? []
      : [{ kind: 'paragraph' as const, text: facts.campaign.purpose }]),
    ...(facts.kpis.length === 0
      ? [{ kind: 'paragraph' as const, text: say('retrospectives.no-kpis'), quiet: true }]
      : [
          {
            kind: 'list' as const,
            items: facts.kpis.map((kpi) =>
              say('retrospectives.kpi-line', {
                name: metricName(language, kpi.metric),
                target: targetText(kpi, facts.currency, language),
                weight: formatNumber(language, kpi.weight),
              }),
            ),
          },
        ]),
  ];
};

const unitOf = (metric: string) => (isMetricId(metric) ? metrics[metric] : 'count');

const targetText = (kpi: Facts['kpis'][number], currency: string, language: Language): string => {
  const value = (amount: number | null): string =>
    formatValue(language, amount, unitOf(kpi.metric), currency);
  if (kpi.direction === 'range') return `${value(kpi.target)} – ${value(kpi.targetHigh)}`;
  return `${kpi.direction === 'up' ? '≥' : '≤'} ${value(kpi.target)}`;
};

const toneOf = (attainment: number | null): ReportFigure['tone'] =>
  attainment === null ? 'plain' : attainment >= 1 ? 'good' : attainment >= 0.8 ? 'watch' : 'bad';

const kpiBlocks = (facts: Facts, language: Language, say: Say): ReportBlock[] => {
  if (facts.kpis.length === 0) return [];
  const met = facts.kpis.filter((kpi) => kpi.attainment !== null && kpi.attainment >= 1).length;
  return [
    {
      kind: 'paragraph',
      text: say('retrospectives.kpi-summary', {
        met,
        all: facts.kpis.length,
        score: facts.score === null ? unknown : formatPercent(language, facts.score),
      }),
    },
    {
      kind: 'figures',
      items: facts.kpis.map((kpi): ReportFigure => {
        const attained =
          kpi.attainment === null ? unknown : formatPercent(language, kpi.attainment);
        return {
          label: metricName(language, kpi.metric),
          value: formatValue(
            language,
            kpi.actual?.value ?? null,
            unitOf(kpi.metric),
            facts.currency,
          ),
          note: say('retrospectives.kpi-note', {
            target: targetText(kpi, facts.currency, language),
            attained,
          }),
          tone: toneOf(kpi.attainment),
          details: [
            ...(kpi.actual === null
              ? [say('metrics.reason-no-data')]
              : figureDetails(language, kpi.actual, facts.currency)),
            ...(kpi.baseline === null || kpi.baseline.value === null
              ? []
              : [
                  say('retrospectives.kpi-baseline', {
                    value: formatValue(
                      language,
                      kpi.baseline.value,
                      kpi.baseline.unit,
                      facts.currency,
                    ),
                  }),
                ]),
            ...(kpi.editedAfterSigning ? [say('retrospectives.kpi-edited')] : []),
          ],
        };
      }),
    },
  ];
};

const funnelBlocks = (facts: Facts, language: Language, say: Say): ReportBlock[] => {
  const { signedUp, attended, converted } = facts.funnel;
  if (signedUp === 0)
    return [{ kind: 'paragraph', text: say('retrospectives.no-signups'), quiet: true }];
  const rate = (part: number, of: number): string =>
    of === 0 ? unknown : formatPercent(language, part / of);
  return [
    {
      kind: 'chart',
      chart: {
        type: 'funnel',
        title: say('retrospectives.funnel'),
        steps: [
          { label: say('retrospectives.funnel-signed-up'), value: signedUp, note: '' },
          {
            label: say('retrospectives.funnel-attended'),
            value: attended,
            note: rate(attended, signedUp),
          },
          {
            label: say('retrospectives.funnel-converted'),
            value: converted,
            note: rate(converted, attended),
          },
        ],
      },
    },
    { kind: 'paragraph', text: say('retrospectives.funnel-note'), quiet: true },
  ];
};

const eventBlocks = (facts: Facts, language: Language, say: Say): ReportBlock[] =>
  facts.events.length === 0
    ? []
    : [
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
          rows: facts.events.map((event) => [
            cell(event.name),
            cell(formatInstant(event.startAtMs, facts.zone)),
            numberCell(language, event.signups),
            numberCell(language, event.confirmed),
            numberCell(language, event.checkedIn),
            numberCell(language, event.walkIns),
            cell(formatPercent(language, event.showUp.value), {
              number: event.showUp.value,
              format: 'percent',
            }),
            cell(
              event.showUp.interval === null
                ? unknown
                : intervalText(language, event.showUp.interval),
            ),
          ]),
        },
      ];

const intervalText = (language: Language, [low, high]: readonly [number, number]): string =>
  `${formatPercent(language, low)} – ${formatPercent(language, high)}`;

const comparisonBlocks = (facts: Facts, language: Language, say: Say): ReportBlock[] => [
  ...(facts.daily.length === 0
    ? []
    : [
        {
          kind: 'chart' as const,
          chart: {
            type: 'daily' as const,
            title: say('retrospectives.daily'),
            unit: say('metrics.unit-people'),
            dates: facts.daily.map((day) => day.date),
            values: facts.daily.map((day) => day.active),
            spans: [
              { ...facts.before, label: say('retrospectives.before'), main: false },
              { ...facts.during, label: say('retrospectives.during'), main: true },
              { ...facts.after, label: say('retrospectives.after'), main: false },
            ],
          },
        },
      ]),
  {
    kind: 'table',
    title: say('retrospectives.comparison'),
    columns: [
      { header: say('retrospectives.metric'), align: 'left' },
      { header: say('retrospectives.before'), align: 'right' },
      { header: say('retrospectives.during'), align: 'right' },
      { header: say('retrospectives.after'), align: 'right' },
      { header: say('retrospectives.change'), align: 'right' },
      { header: say('retrospectives.verdict'), align: 'left' },
    ],
    rows: facts.comparison.map(({ before, during, after, difference }) => {
      const value = (figure: typeof before): ReportCell =>
        cell(
          `${formatValue(language, figure.value, figure.unit, facts.currency)}${figure.complete || figure.value === null ? '' : ' *'}`,
          {
            number:
              figure.value === null
                ? null
                : figure.unit === 'minor'
                  ? figure.value / 100
                  : figure.value,
            format:
              figure.unit === 'ratio' ? 'percent' : figure.unit === 'minor' ? 'decimal' : 'integer',
          },
        );
      return [
        cell(metricName(language, during.id)),
        value(before),
        value(during),
        value(after),
        cell(formatChange(language, before, during)),
        cell(difference === null ? '' : verdict(language, difference, during.n, say)),
      ];
    }),
  },
  { kind: 'paragraph', text: say('retrospectives.comparison-note'), quiet: true },
];

/** What may be said of a difference is chosen by its interval. */
const verdict = (
  language: Language,
  difference: NonNullable<Facts['comparison'][number]['difference']>,
  n: number,
  say: Say,
): string => {
  const { value, interval } = difference;
  if (!isDetectable(interval)) return say('retrospectives.no-detectable', { n });
  const range = `${formatPoints(language, interval[0])} – ${formatPoints(language, interval[1])}`;
  return say(value > 0 ? 'retrospectives.higher' : 'retrospectives.lower', { range });
};

const contributorBlocks = (
  facts: Facts,
  { language, mask }: BuildOptions,
  say: Say,
): ReportBlock[] =>
  facts.contributors.length === 0
    ? []
    : [
        {
          kind: 'table',
          title: say('retrospectives.contributors'),
          columns: [
            { header: say('retrospectives.member'), align: 'left' },
            { header: say('retrospectives.messages'), align: 'right' },
            { header: say('retrospectives.attended'), align: 'right' },
            { header: say('retrospectives.orders'), align: 'right' },
            { header: say('retrospectives.net'), align: 'right' },
          ],
          rows: facts.contributors.map((one) => [
            cell(mask ? maskName(one.name) : (one.name ?? unknown)),
            numberCell(language, one.messages),
            numberCell(language, one.events),
            numberCell(language, one.orders),
            cell(formatMoney(language, one.netMinor, facts.currency), {
              number: one.netMinor / 100,
              format: 'decimal',
            }),
          ]),
        },
      ];

/** 王小明 → 王**: the first character tells people apart in a meeting and nobody outside it. */
const maskName = (name: string | null): string => {
  if (name === null) return unknown;
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(Math.max(1, Math.min(2, rest.length)));
};

const actionBlocks = (retrospective: Retrospective, say: Say): ReportBlock[] =>
  retrospective.actions.length === 0
    ? []
    : [
        {
          kind: 'table',
          title: say('retrospectives.actions'),
          columns: [
            { header: say('retrospectives.action-kind'), align: 'left' },
            { header: say('retrospectives.action-text'), align: 'left' },
            { header: say('retrospectives.action-owner'), align: 'left' },
            { header: say('retrospectives.action-due'), align: 'left' },
          ],
          rows: retrospective.actions.map((action) => [
            cell(say(`retrospectives.kind-${action.kind}`)),
            cell(action.text),
            cell(action.owner ?? unknown),
            cell(action.dueDate ?? unknown),
          ]),
        },
      ];

const limitBlocks = (facts: Facts, language: Language): ReportBlock[] => [
  {
    kind: 'list',
    items: facts.limits.map(
      (limit) => translateAny(language, limit.key, limit.values) ?? limit.key,
    ),
  },
];
