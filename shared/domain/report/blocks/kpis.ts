import type { Facts } from '../../../contract/retrospectives.ts';
import { formatNumber, formatPercent, unknown } from '../../../messages/format.ts';
import { translateAny } from '../../../messages/translate.ts';
import { isMetricId, metrics } from '../../metrics/registry.ts';
import type { ReportBlock, ReportFigure } from '../document.ts';
import { formatChangeOf, formatValue, kpiName } from '../format-figure.ts';
import { openingOf, type Writing } from './cells.ts';

const unitOf = (metric: string) => (isMetricId(metric) ? metrics[metric] : 'count');

const targetText = (kpi: Facts['kpis'][number], { language, currency, say }: Writing): string => {
  if (kpi.target === null) return say('retrospectives.no-target');
  const value = (amount: number | null): string =>
    formatValue(language, amount, unitOf(kpi.metric), currency);
  if (kpi.direction === 'range') return `${value(kpi.target)} – ${value(kpi.targetHigh)}`;
  return `${kpi.direction === 'up' ? '≥' : '≤'} ${value(kpi.target)}`;
};

const toneOf = (attainment: number | null): ReportFigure['tone'] =>
  attainment === null ? 'plain' : attainment >= 1 ? 'good' : attainment >= 0.8 ? 'watch' : 'bad';

/** What was wanted: goal, purpose, and the targets that were agreed. */
export const goalBlocks = (facts: Facts, writing: Writing): ReportBlock[] => {
  const { language, say } = writing;
  const { goal, purpose } = facts.campaign;
  const blocks: ReportBlock[] = [];
  if (goal !== null)
    blocks.push({
      kind: 'paragraph',
      text: say('retrospectives.goal-is', {
        goal: translateAny(language, `campaigns.goal-${goal}`) ?? goal,
      }),
    });
  if (purpose !== null) blocks.push({ kind: 'paragraph', text: purpose });
  blocks.push(
    facts.kpis.length === 0
      ? { kind: 'paragraph', text: say('retrospectives.no-kpis'), quiet: true }
      : {
          kind: 'list',
          items: facts.kpis.map((kpi) =>
            say('retrospectives.kpi-line', {
              name: kpiName(language, kpi.metric, kpi.filter),
              target: targetText(kpi, writing),
              weight: formatNumber(language, kpi.weight),
            }),
          ),
        },
  );
  return blocks;
};

/** How many KPIs were met. */
export const kpiMessage = (facts: Facts, { language, say }: Writing): string => {
  const measured = facts.kpis.filter((kpi) => kpi.attainment !== null);
  return say('retrospectives.kpi-summary', {
    met: measured.filter((kpi) => kpi.attainment! >= 1).length,
    all: facts.kpis.length,
    unmeasured: facts.kpis.length - measured.length,
    score: formatPercent(language, facts.score),
  });
};

/** Each KPI: actual against target. */
export const kpiBlocks = (facts: Facts, writing: Writing): ReportBlock[] =>
  facts.kpis.length === 0
    ? []
    : [{ kind: 'figures', items: facts.kpis.map((kpi) => kpiFigure(kpi, writing)) }];

const kpiFigure = (kpi: Facts['kpis'][number], writing: Writing): ReportFigure => {
  const { language, currency, say } = writing;
  const key = `kpi.${kpi.uid}`;
  const opening =
    kpi.actual === null
      ? {
          key,
          label: kpiName(language, kpi.metric, kpi.filter),
          value: unknown,
          details: [say('metrics.reason-no-data')],
          entity: 'member' as const,
          rowUnit: null,
        }
      : openingOf(writing, key, kpi.actual, kpiName(language, kpi.metric, kpi.filter));
  const { baseline } = kpi;
  return {
    ...opening,
    note: say('retrospectives.kpi-note', {
      target: targetText(kpi, writing),
      attained: formatPercent(language, kpi.attainment),
    }),
    tone: toneOf(kpi.attainment),
    details: [
      ...opening.details,
      ...(baseline === null || baseline.value === null
        ? []
        : [
            say('retrospectives.kpi-baseline', {
              value: formatValue(language, baseline.value, baseline.unit, currency),
            }),
          ]),
      ...(kpi.agreedBaseline === null
        ? []
        : [
            say('campaignLive.agreed-baseline', {
              value: formatValue(language, kpi.agreedBaseline, unitOf(kpi.metric), currency),
              change: formatChangeOf(
                language,
                unitOf(kpi.metric),
                kpi.agreedBaseline,
                kpi.actual?.value ?? null,
              ),
            }),
          ]),
      ...(kpi.agreedOf === undefined
        ? []
        : [
            say(kpi.agreedOf.thin ? 'similarEvents.agreed-thin' : 'similarEvents.agreed', {
              count: kpi.agreedOf.events,
            }),
          ]),
      ...(kpi.editedAfterSigning ? [say('retrospectives.kpi-edited')] : []),
    ],
  };
};
