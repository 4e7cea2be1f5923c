import { implement } from '@orpc/server';
import { writeXlsxStream } from 'hucre';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { contentContract, type ContentFilter } from '../../shared/contract/content.ts';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { contentCells, contentHeads } from '../../shared/domain/report/content-words.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { JobArgs } from '../store/threads/jobs.ts';
import type { createContent } from '../store/queries/content/save.ts';
import type { RoomContext, WorkspaceSession } from './context.ts';
import { given } from './given.ts';

const os = implement(contentContract).$context<RoomContext>();

const EXPORT_BLOCK = 500;

async function* rowsOf(session: WorkspaceSession, filter: ContentFilter) {
  for (let offset = 0; ; offset += EXPORT_BLOCK) {
    const { rows } = await session.read('content.list', { ...filter, offset, limit: EXPORT_BLOCK });
    yield* rows;
    if (rows.length < EXPORT_BLOCK) return;
  }
}

export const contentRoom = os.router({
  range: os.range.handler(({ input, context }) => context.session().read('content.range', input)),
  list: os.list.handler(({ input, context }) => context.session().read('content.list', input)),
  one: os.one.handler(({ input, context }) => context.session().read('content.one', input)),
  choices: os.choices.handler(({ context }) => context.session().read('content.choices', {})),
  create: os.create.handler(({ input, context }) =>
    context.session().write('content.create', {
      fields: given(input) as JobArgs<typeof createContent>['fields'],
    }),
  ),
  update: os.update.handler(({ input, context }) =>
    context.session().write('content.update', { uid: input.uid, fields: given(input.fields) }),
  ),
  archive: os.archive.handler(({ input, context }) =>
    context.session().write('content.archive', input),
  ),
  reuse: os.reuse.handler(({ input, context }) => context.session().write('content.reuse', input)),
  matches: os.matches.handler(({ context }) => context.session().read('content.matches', {})),
  link: os.link.handler(({ input, context }) => context.session().write('content.link', input)),
  cadence: os.cadence.handler(({ input, context }) =>
    context.session().read('content.cadence', { ...input, nowMs: context.program.nowMs() }),
  ),
  effect: os.effect.handler(({ input, context }) =>
    context.session().read('content.effect', input),
  ),
  behind: os.behind.handler(({ input, context }) =>
    context.session().read('content.behind', input),
  ),
  export: os.export.handler(async ({ input, context }) => {
    const session = context.session();
    const language = context.language();
    const { total } = await session.read('content.list', { ...input, offset: 0, limit: 1 });
    if (total === 0) throw new WorkstationError('nothing-to-export');
    const title = translate(language, 'content.title');
    const { handle, path } = context.files.output(`${title}.xlsx`);
    async function* lines() {
      yield contentHeads(language);
      for await (const row of rowsOf(session, input)) yield contentCells(language, row);
    }
    const stream = writeXlsxStream(lines(), { name: title });
    await pipeline(Readable.fromWeb(stream as never), createWriteStream(path, { mode: 0o600 }));
    return { handle };
  }),
});
