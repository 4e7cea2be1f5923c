import type { ReadDb } from '../../electron/store/db.ts';
import type { FigureAsked } from '../../electron/store/queries/figures/jobs.ts';
import { rowsBlock } from '../../electron/store/queries/rows/block.ts';
import type { RowsOf } from '../../shared/contract/rows.ts';
import type { TestRooms } from './rooms.ts';

interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** A block of the rows behind a number, as a page asks for it, by title and as of now. */
const blockOf = (db: ReadDb, of: RowsOf, nowMs: number, { offset, limit }: Page) => {
  const { total, sum, rows } = rowsBlock(db, { of, sort: null, asOf: null, nowMs, offset, limit });
  return { total, sum, rows };
};

/** Those of a figure. */
export const figureRows = (
  db: ReadDb,
  { id, scope, nowMs, ...page }: FigureAsked & Page,
): ReturnType<typeof blockOf> => blockOf(db, { kind: 'figure', ...scope, id }, nowMs, page);

/** Those of a place of a retrospective. */
export const rowsBehind = (
  db: ReadDb,
  {
    nowMs,
    offset,
    limit,
    ...of
  }: Omit<Extract<RowsOf, { kind: 'retrospective' }>, 'kind'> & Page & { readonly nowMs: number },
): ReturnType<typeof blockOf> =>
  blockOf(db, { kind: 'retrospective', ...of }, nowMs, { offset, limit });

/** The same over the rooms. */
export const askedRows = async (
  client: TestRooms['client'],
  of: Parameters<TestRooms['client']['rows']['block']>[0]['of'],
  page: Page,
) => {
  const { total, sum, rows } = await client.rows.block({ of, sort: null, asOf: null, ...page });
  return { total, sum, rows };
};
