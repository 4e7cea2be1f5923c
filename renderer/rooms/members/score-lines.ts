import type { MemberScores, RfmPart } from '../../../shared/contract/member-scores.ts';
import { addDays } from '../../../shared/domain/values/days.ts';
import { LOVE_FADING, orbitBounds } from '../../../shared/domain/metrics/love.ts';
import { BASELINE_LEAST_DAYS, LAPSE_RATIO } from '../../../shared/domain/metrics/presence.ts';
import { RFM_SCORES } from '../../../shared/domain/metrics/rfm.ts';
import { NEWCOMER_DAYS, silenceDays } from '../../../shared/domain/metrics/silence.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import {
  formatMoney,
  formatNumber,
  formatPercent,
  unknown,
} from '../../../shared/messages/format.ts';
import { translate } from '../../../shared/messages/translate.ts';
import { standingLines } from './standing-lines.ts';

/** A score as people read it: its value, “—” where it is unknown, and the sentences that say why. */
export interface ScoreLine {
  readonly name:
    | 'segment'
    | 'cell'
    | 'recency'
    | 'frequency'
    | 'monetary'
    | 'love'
    | 'reach'
    | 'loyalty'
    | 'silence'
    | 'presence';
  readonly value: string;
  readonly why: readonly string[];
}

export const scoreLines = (language: Language, scores: MemberScores): readonly ScoreLine[] => [
  ...rfmLines(language, scores.rfm),
  loveLine(language, scores.love),
  ...standingLines(language, scores),
  silenceLine(language, scores),
  presenceLine(language, scores.presence),
];

const rfmLines = (language: Language, rfm: MemberScores['rfm']): readonly ScoreLine[] => {
  const { recency, frequency, monetary, currency, means } = rfm;
  if (rfm.reason !== null || recency === null || frequency === null)
    return [
      {
        name: 'segment',
        value: unknown,
        why: [translate(language, `scores.reason-${rfm.reason ?? 'no-orders'}`)],
      },
    ];
  const money = (minor: number): string => formatMoney(language, Math.round(minor), currency);
  const count = (value: number): string => formatNumber(language, value, 1);
  const noAmount = translate(language, 'scores.reason-no-amount', { currency });
  return [
    {
      name: 'segment',
      value: rfm.segment === null ? unknown : translate(language, `scores.segment-${rfm.segment}`),
      why: [
        rfm.segmentReason !== null || monetary === null
          ? translate(language, `scores.reason-${rfm.segmentReason ?? 'no-amount'}`, { currency })
          : translate(language, 'scores.segment-why', {
              r: recency.score,
              f: frequency.score,
              m: monetary.score,
            }),
      ],
    },
    {
      name: 'cell',
      value: rfm.cell === null ? unknown : translate(language, `scores.cell-${rfm.cell}`),
      why: [
        rfm.cell === null || means === null
          ? noAmount
          : translate(language, 'scores.cell-why', {
              buyers: rfm.buyers,
              days: count(means.days),
              orders: count(means.orders),
              net: money(means.netMinor),
            }),
      ],
    },
    partLine(language, 'recency', recency, [
      translate(language, 'scores.recency-why', {
        date: rfm.lastPaidDate ?? unknown,
        days: recency.value,
      }),
    ]),
    partLine(language, 'frequency', frequency, [
      translate(language, 'scores.frequency-why', { orders: frequency.value }),
      ...(rfm.refundedOrders === 0
        ? []
        : [translate(language, 'scores.refunded-out', { count: rfm.refundedOrders })]),
    ]),
    monetary === null
      ? { name: 'monetary', value: unknown, why: [noAmount] }
      : partLine(language, 'monetary', monetary, [
          translate(language, 'scores.monetary-why', { net: money(monetary.value) }),
          ...(rfm.unpricedOrders === 0
            ? []
            : [
                translate(language, 'scores.unpriced-out', { count: rfm.unpricedOrders, currency }),
              ]),
        ]),
  ];
};

const partLine = (
  language: Language,
  name: 'recency' | 'frequency' | 'monetary',
  { score, scores, others, worse }: RfmPart,
  inputs: readonly string[],
): ScoreLine => ({
  name,
  value: translate(language, 'scores.score-of', { score, scores }),
  why: [
    ...inputs,
    others === 0
      ? translate(language, 'scores.standing-alone')
      : translate(language, `scores.standing-${name}`, {
          share: formatPercent(language, worse / others),
        }),
    ...(scores < RFM_SCORES ? [translate(language, 'scores.few-scores', { scores })] : []),
  ],
});

const loveLine = (language: Language, love: MemberScores['love']): ScoreLine => {
  if (love.value === null || love.level === null)
    return { name: 'love', value: unknown, why: [translate(language, 'scores.love-unknown')] };
  const [first, second, third] = orbitBounds.map(([, least]) => least);
  return {
    name: 'love',
    value: translate(language, 'scores.love-value', {
      love: formatNumber(language, love.value),
      level: love.level,
    }),
    why: [
      love.acts.length === 0
        ? translate(language, 'scores.love-none')
        : translate(language, 'scores.love-why', {
            count: love.acts.reduce((sum, act) => sum + act.count, 0),
            fading: LOVE_FADING,
          }),
      translate(language, 'scores.levels-why', { first: first!, second: second!, third: third! }),
    ],
  };
};

const silenceLine = (language: Language, { silence, today }: MemberScores): ScoreLine => {
  const { band, days, quietDays, lastActiveDate } = silence;
  const why: string[] = [];
  if (days !== null && lastActiveDate !== null)
    why.push(translate(language, 'scores.active-why', { date: lastActiveDate, days }));
  if (band === 'newcomer')
    why.push(
      translate(language, 'scores.newcomer-why', {
        date: silence.joinedDate ?? unknown,
        days: NEWCOMER_DAYS,
      }),
    );
  else if (days === null && quietDays !== null)
    why.push(
      translate(language, 'scores.never-why', {
        date: addDays(today, -quietDays),
        days: quietDays,
      }),
    );
  if (silence.reason !== null)
    why.push(
      translate(language, `scores.silence-${silence.reason}`, {
        days: silenceDays[0],
        date:
          (silence.reason === 'short-records' ? silence.recordedFrom : silence.recordedTo) ??
          unknown,
      }),
    );
  return {
    name: 'silence',
    value: band === null ? unknown : translate(language, `scores.band-${band}`),
    why,
  };
};

const presenceLine = (language: Language, presence: MemberScores['presence']): ScoreLine => {
  const { active, baseline, expected, gauge, reason, until, lapsing } = presence;
  const why: string[] = [];
  if (until !== null)
    why.push(
      translate(language, 'scores.presence-days', {
        month: active[0],
        quarter: active[1],
        year: active[2],
        until,
      }),
    );
  if (baseline !== null && expected !== null && gauge !== null)
    why.push(
      translate(language, 'scores.presence-base', {
        from: baseline.from,
        to: baseline.to,
        days: baseline.days,
        count: baseline.activeDays,
        expected: formatNumber(language, expected, 1),
      }),
    );
  if (lapsing)
    why.push(
      translate(language, 'scores.presence-lapsing', {
        ratio: `${formatNumber(language, LAPSE_RATIO * 100)}%`,
      }),
    );
  if (reason !== null)
    why.push(translate(language, `scores.presence-${reason}`, { days: BASELINE_LEAST_DAYS }));
  return {
    name: 'presence',
    value:
      gauge === null
        ? unknown
        : translate(language, 'scores.presence-value', { share: formatPercent(language, gauge) }),
    why,
  };
};

/** What a score of each part takes, best first: `≤ 31`, `> 4`; empty where a part has fewer scores. */
export const cutRows = (
  language: Language,
  rfm: MemberScores['rfm'],
): readonly (readonly string[])[] => {
  const number = (value: number): string => formatNumber(language, value);
  const money = (value: number): string => formatMoney(language, value, rfm.currency);
  const parts = [
    cutTexts(rfm.recency, true, number),
    cutTexts(rfm.frequency, false, number),
    cutTexts(rfm.monetary, false, money),
  ];
  const most = Math.max(...parts.map((texts) => texts.length));
  return Array.from({ length: most }, (_, place) => {
    const score = most - place;
    return [String(score), ...parts.map((texts) => texts[score - 1] ?? '')];
  });
};

/** By score, 1 first. */
const cutTexts = (
  part: RfmPart | null,
  lessIsBetter: boolean,
  shown: (value: number) => string,
): readonly string[] => {
  if (part === null) return [];
  const last = part.cuts.at(-1);
  const texts = [
    ...part.cuts.map((cut) => `≤ ${shown(cut)}`),
    last === undefined ? shown(part.value) : `> ${shown(last)}`,
  ];
  return lessIsBetter ? texts.reverse() : texts;
};
