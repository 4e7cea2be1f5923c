import { splitByLargestRemainder } from '../statistics/remainder.ts';
import { daysBefore, touchesBefore, type Touch } from './touches.ts';

/** How the credit of a conversion is shared among the touches before it. */
export const attributionModels = ['first', 'last', 'linear', 'position', 'decay'] as const;
export type AttributionModel = (typeof attributionModels)[number];

/** Days after which a touch weighs half. */
export const HALF_LIFE_DAYS = 7;
/** Of the first and of the last touch; those between share what is left. */
const END_SHARE = 0.4;

/** The share of each touch, given in time; together 1. None for no touch. */
export const touchShares = (
  model: AttributionModel,
  touches: readonly Touch[],
  conversionAtMs: number,
): number[] => {
  const { length } = touches;
  switch (model) {
    case 'first':
      return touches.map((_, index) => (index === 0 ? 1 : 0));
    case 'last':
      return touches.map((_, index) => (index === length - 1 ? 1 : 0));
    case 'linear':
      return touches.map(() => 1 / length);
    case 'position':
      if (length <= 2) return touches.map(() => 1 / length);
      return touches.map((_, index) =>
        index === 0 || index === length - 1 ? END_SHARE : (1 - 2 * END_SHARE) / (length - 2),
      );
    case 'decay': {
      const weights = touches.map(
        (touch) => 2 ** (-daysBefore(touch, conversionAtMs) / HALF_LIFE_DAYS),
      );
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      return weights.map((weight) => weight / all);
    }
  }
};

/** Something that is worth money and that touches may have led to. */
export interface Conversion {
  readonly id: number;
  readonly atMs: number;
  readonly valueMinor: number;
  /** Of its person, in any order. */
  readonly touches: readonly Touch[];
}

/** A part of a conversion that a channel is given. */
export interface Credit {
  readonly id: number;
  /** Of one conversion. */
  readonly share: number;
  readonly valueMinor: number;
}

/** The channel of what no touch led to. */
export const DIRECT = 'direct';

/** Credits by channel. */
export type CreditsByModel = Readonly<Record<AttributionModel, ReadonlyMap<string, Credit[]>>>;

/**
 * Credits by channel, as each model shares them: every conversion is given once, to `direct` where
 * there was no touch, and the cents of its channels add up to its value.
 */
export const creditsByModel = (conversions: readonly Conversion[]): CreditsByModel => {
  const all = Object.fromEntries(
    attributionModels.map((model) => [model, new Map<string, Credit[]>()]),
  ) as Record<AttributionModel, Map<string, Credit[]>>;
  const direct: Credit[] = [];
  for (const conversion of conversions) {
    const led = touchesBefore(conversion.touches, conversion.atMs);
    if (led.length === 0)
      direct.push({ id: conversion.id, share: 1, valueMinor: conversion.valueMinor });
    else for (const model of attributionModels) share(all[model], model, conversion, led);
  }
  // No model gives these to anybody: it is one list for all of them.
  if (direct.length > 0) for (const model of attributionModels) all[model].set(DIRECT, direct);
  return all;
};

const share = (
  credits: Map<string, Credit[]>,
  model: AttributionModel,
  { id, atMs, valueMinor }: Conversion,
  led: readonly Touch[],
): void => {
  const shares = touchShares(model, led, atMs);
  const cents = splitByLargestRemainder(valueMinor, shares);
  const byChannel = new Map<string, { share: number; valueMinor: number }>();
  led.forEach(({ channel }, index) => {
    const known = byChannel.get(channel) ?? { share: 0, valueMinor: 0 };
    byChannel.set(channel, {
      share: known.share + shares[index]!,
      valueMinor: known.valueMinor + cents[index]!,
    });
  });
  for (const [channel, part] of byChannel) {
    if (part.share <= 0) continue;
    const given = credits.get(channel);
    if (given === undefined) credits.set(channel, [{ id, ...part }]);
    else given.push({ id, ...part });
  }
};
