import { implement } from '@orpc/server';
import { writeXlsxStream } from 'hucre';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { referralsContract, type InviterRow } from '../../shared/contract/referrals.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { RoomContext } from './context.ts';

const os = implement(referralsContract).$context<RoomContext>();

const EXPORT_BLOCK = 500;
const columns = [
  'name',
  'phone',
  'referrer',
  'direct',
  'descendants',
  'depth',
  'counted',
  'level',
  'firstDate',
  'lastDate',
] as const satisfies readonly (keyof InviterRow)[];

const asked = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });

export const referralsRoom = os.router({
  overview: os.overview.handler(({ input, context, signal }) =>
    context.session().read('referrals.overview', input, asked(signal)),
  ),
  inviters: os.inviters.handler(({ input, context, signal }) =>
    context.session().read('referrals.inviters', input, asked(signal)),
  ),
  path: os.path.handler(({ input, context, signal }) =>
    context.session().read('referrals.path', input, asked(signal)),
  ),
  children: os.children.handler(({ input, context, signal }) =>
    context.session().read('referrals.children', input, asked(signal)),
  ),
  cuts: os.cuts.handler(({ input, context, signal }) =>
    context.session().read('referrals.cuts', input, asked(signal)),
  ),
  set: os.set.handler(({ input, context }) => context.session().write('referrals.set', input)),
  clear: os.clear.handler(({ input, context }) =>
    context.session().write('referrals.clear', input),
  ),
  remove: os.remove.handler(({ input, context }) =>
    context.session().write('referrals.remove', input),
  ),
  exportInviters: os.exportInviters.handler(async ({ input, context }) => {
    const session = context.session();
    const language = context.language();
    const title = translate(language, 'referrals.inviters');
    async function* lines() {
      yield columns.map((column) => translate(language, `referrals.column-${column}`));
      for (let offset = 0, total = 1; offset < total; offset += EXPORT_BLOCK) {
        const block = { ...input, offset, limit: EXPORT_BLOCK, masked: true as const };
        const found = await session.read('referrals.inviters', block);
        total = found.total;
        for (const row of found.rows)
          yield columns.map((column) =>
            column === 'referrer' ? (row.referrer?.name ?? '') : (row[column] ?? ''),
          );
      }
    }
    const { handle, path } = context.files.output(`${title}.xlsx`);
    const stream = writeXlsxStream(lines(), { name: title });
    await pipeline(Readable.fromWeb(stream as never), createWriteStream(path, { mode: 0o600 }));
    return { handle };
  }),
});
