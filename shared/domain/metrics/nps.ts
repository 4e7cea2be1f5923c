import { Z, type Interval } from '../statistics/intervals.ts';

/** Answers to "how likely are you to recommend", of a scale from 0 to 10. */
export interface NpsAnswers {
  /** 9 and 10. */
  readonly promoters: number;
  /** 0 to 6. */
  readonly detractors: number;
  readonly n: number;
}

/** Fewer answers than this are thin: the score moves far with each of them. */
export const THIN_ANSWERS = 30;

/** A scale that nobody answered above this is not the one from 0 to 10. */
export const LOWER_SCALE_TOP = 5;

const round = (share: number): number => Math.round(share * 100);

/** Net promoter score in whole points, −100…100; null without answers. */
export const npsScore = ({ promoters, detractors, n }: NpsAnswers): number | null =>
  // `+ 0` keeps a rounded −0.3 from becoming −0.
  n === 0 ? null : round((promoters - detractors) / n) + 0;

/** Standard error of the score as a share: sqrt(((1−N)²P + N²Q + (1+N)²D)/n), N = P − D. */
export const npsError = ({ promoters, detractors, n }: NpsAnswers): number | null => {
  if (n === 0) return null;
  const [p, d] = [promoters / n, detractors / n];
  const net = p - d;
  return Math.sqrt(((1 - net) ** 2 * p + net ** 2 * (1 - p - d) + (1 + net) ** 2 * d) / n);
};

/** 95 % of a normal around the score, in points; null where all answered alike and it says nothing. */
export const npsInterval = (answers: NpsAnswers): Interval | null => {
  const error = npsError(answers);
  if (error === null || error === 0) return null;
  const net = (answers.promoters - answers.detractors) / answers.n;
  return [Math.max(-100, (net - Z * error) * 100), Math.min(100, (net + Z * error) * 100)];
};
