import { implement } from '@orpc/server';
import { writeXlsxStream } from 'hucre';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { silenceContract } from '../../shared/contract/silence.ts';
import { sheetCells, sheetHeads } from '../../shared/domain/report/silence-words.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { RoomContext, WorkspaceSession } from './context.ts';

const os = implement(silenceContract).$context<RoomContext>();

const EXPORT_BLOCK = 500;

async function* rowsOf(
  session: WorkspaceSession,
  view: string,
  ranges: readonly (readonly [number, number])[],
) {
  for (const [first, last] of ranges)
    for (let start = first; start < last; start += EXPORT_BLOCK) {
      const end = Math.min(last, start + EXPORT_BLOCK);
      yield* (await session.read('silence.block', { view, start, end, masking: 'all' })).rows;
    }
}

export const silenceRoom = os.router({
  overview: os.overview.handler(({ input, context, signal }) =>
    context
      .session()
      .read(
        'silence.overview',
        { ...input, nowMs: context.program.nowMs() },
        signal === undefined ? {} : { signal },
      ),
  ),
  view: os.view.handler(({ input, context, signal }) =>
    context
      .session()
      .read(
        'silence.view',
        { ...input, nowMs: context.program.nowMs() },
        signal === undefined ? {} : { signal },
      ),
  ),
  block: os.block.handler(({ input, context }) => context.session().read('silence.block', input)),
  export: os.export.handler(async ({ input: { chosen, ...question }, context }) => {
    const session = context.session();
    const language = context.language();
    const nowMs = context.program.nowMs();
    const { view, total, generation } = await session.read('silence.view', { ...question, nowMs });
    if (chosen !== null && chosen.generation !== generation) throw new WorkstationError('stale');
    const title = translate(language, `silence.group-${question.group}`);
    const { handle, path } = context.files.output(`${title}.xlsx`);
    const currency = session.currency();
    async function* lines() {
      yield sheetHeads(language);
      for await (const row of rowsOf(session, view, chosen?.ranges ?? [[0, total]]))
        yield sheetCells({ language, currency, group: question.group }, row);
    }
    const stream = writeXlsxStream(lines(), { name: title });
    await pipeline(Readable.fromWeb(stream as never), createWriteStream(path, { mode: 0o600 }));
    return { handle };
  }),
});
