import { implement } from '@orpc/server';
import { rowsContract, type RowsAsOf } from '../../shared/contract/rows.ts';
import { writeRowsXlsx } from '../reports/rows-xlsx.ts';
import type { RoomContext } from './context.ts';
import { freezeStarted } from './started-campaigns.ts';
import { writeOutput } from './write-output.ts';

const os = implement(rowsContract).$context<RoomContext>();

/** Rows written at a time; between two blocks other questions are answered. */
const EXPORT_BLOCK = 5_000;

export const rowsRoom = os.router({
  block: os.block.handler(async ({ input, context, signal }) => {
    const nowMs = context.program.nowMs();
    if (input.of.kind === 'retrospective') await freezeStarted(context.session(), nowMs);
    return context
      .session()
      .read('rows.block', { ...input, nowMs }, signal === undefined ? {} : { signal });
  }),
  export: os.export.handler(async ({ input, context }) => {
    const { of, sort, label, about, currency } = input;
    const session = context.session();
    const language = context.language();
    const nowMs = context.program.nowMs();
    let { asOf }: { asOf: RowsAsOf | null } = input;
    const blockAt = async (offset: number) => {
      const asked = { of, sort, asOf, nowMs, offset, limit: EXPORT_BLOCK, masking: 'all' as const };
      const block = await session.read('rows.block', asked);
      // All blocks are of the state the first was of.
      ({ asOf } = block);
      return block;
    };
    const { handle, result } = await writeOutput(context, `${label}.xlsx`, (path) =>
      writeRowsXlsx(path, blockAt, { label, about, currency, language }),
    );
    return { handle, rows: result };
  }),
});
