import { MAX_LIMITS } from '../../../../shared/domain/persona/spending.ts';

/** Ascending amounts in minor units; null where the text is none. */
export const limitsOfText = (text: string, scale: number): number[] | null => {
  const limits = text
    .split(/[,，、;；\s]+/)
    .filter((part) => part !== '')
    .map((part) => Math.round(Number(part) * scale));
  const isAscending = limits.every(
    (limit, place) => limit >= 0 && (place === 0 || limit > limits[place - 1]!),
  );
  return limits.length === 0 || limits.length > MAX_LIMITS || !isAscending ? null : limits;
};
