import type { RollRow } from '../../../shared/contract/checkin.ts';

const fits = (row: RollRow, term: string): boolean =>
  (row.name ?? '').toLowerCase().replaceAll(/\s/g, '').includes(term) ||
  row.initials.startsWith(term) ||
  row.spelled.startsWith(term) ||
  row.phoneTail === term ||
  (row.number ?? '').toLowerCase().startsWith(term);

/**
 * The row that typing jumps to: the chosen one while it still fits, else the next one, from the top
 * again after the end; null when nobody fits.
 */
export const findNext = (rows: readonly RollRow[], text: string, from: number): number | null => {
  const term = text.toLowerCase().replaceAll(/\s/g, '');
  if (term === '') return null;
  for (let step = 0; step < rows.length; step += 1) {
    const index = (from + step) % rows.length;
    if (fits(rows[index]!, term)) return index;
  }
  return null;
};
