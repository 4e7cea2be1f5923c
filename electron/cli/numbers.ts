import { WorkstationError } from '../../shared/contract/errors.ts';

/** The whole number given with a flag, null when it was not given; throws `invalid-input`. */
export const wholeNumber = (flag: string, given: string | undefined): number | null => {
  if (given === undefined) return null;
  if (!/^\d{1,15}$/.test(given))
    throw new WorkstationError('invalid-input', { field: `${flag} ${given}` });
  return Number(given);
};
