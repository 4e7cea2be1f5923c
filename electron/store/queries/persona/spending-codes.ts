import {
  NO_SPENDING,
  spendingBand,
  thirds,
  type SpendingRule,
} from '../../../../shared/domain/persona/spending.ts';
import type { Codes, Kind } from './codes.ts';
import { spendingStates, type People } from './people.ts';

/** The last amount of each spending band but the highest, minor units. */
export const limitsOf = ({ spending }: People, rule: SpendingRule): readonly number[] =>
  rule.kind === 'limits' ? rule.limitsMinor : thirds(spending.ascending);

/** Spending of everybody in bands: nobody's is known where nobody ever paid. */
export const spendingCodes = ({ spending, top }: People, limitsMinor: readonly number[]): Codes => {
  const of = new Int32Array(top + 1);
  if (!spending.any) return { of, kinds: [{ values: [], reason: 'no-orders' }] };
  const bands = limitsMinor.length + 1;
  const kinds: Kind[] = [{ values: [NO_SPENDING], reason: null }];
  for (let band = 1; band <= bands; band += 1) kinds.push({ values: [String(band)], reason: null });
  const other = kinds.push({ values: [], reason: 'other-currency' }) - 1;
  spending.state.forEach((state, id) => {
    if (state === spendingStates.buys) of[id] = spendingBand(limitsMinor, spending.netMinor[id]!);
    else if (state === spendingStates.other) of[id] = other;
  });
  return { of, kinds };
};
