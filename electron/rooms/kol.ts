import { implement } from '@orpc/server';
import { writeXlsxStream } from 'hucre';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { kolContract, type KolRow } from '../../shared/contract/kol.ts';
import { loyaltyTraits } from '../../shared/domain/metrics/loyalty.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { RoomContext } from './context.ts';

const os = implement(kolContract).$context<RoomContext>();

const EXPORT_BLOCK = 500;
const columns = [
  'name',
  'phone',
  'gravity',
  'love',
  'level',
  'reach',
  'loyalty',
  'known',
  'lastActiveDate',
  'direct',
  'brought',
  'events',
  'orders',
] as const satisfies readonly (keyof KolRow)[];

const asked = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });

export const kolRoom = os.router({
  overview: os.overview.handler(({ context, signal }) =>
    context.session().read('kol.overview', { nowMs: context.program.nowMs() }, asked(signal)),
  ),
  list: os.list.handler(({ input, context, signal }) =>
    context.session().read('kol.list', { ...input, nowMs: context.program.nowMs() }, asked(signal)),
  ),
  exportList: os.exportList.handler(async ({ input, context }) => {
    const session = context.session();
    const language = context.language();
    const nowMs = context.program.nowMs();
    const title = translate(language, 'kol.title');
    const told = (holds: boolean | null): string =>
      translate(language, `kol.trait-${holds === null ? 'unknown' : holds ? 'holds' : 'fails'}`);
    async function* lines() {
      yield [
        ...columns.map((column) => translate(language, `kol.column-${column}`)),
        ...loyaltyTraits.map((trait) => translate(language, `kol.trait-${trait}`)),
      ];
      for (let offset = 0, total = 1; offset < total; offset += EXPORT_BLOCK) {
        const block = { ...input, nowMs, offset, limit: EXPORT_BLOCK, masked: true as const };
        const found = await session.read('kol.list', block);
        total = found.total;
        for (const row of found.rows)
          yield [
            ...columns.map((column) => row[column] ?? ''),
            ...loyaltyTraits.map((trait) => told(row.traits[trait])),
          ];
      }
    }
    const { handle, path } = context.files.output(`${title}.xlsx`);
    const stream = writeXlsxStream(lines(), { name: title });
    await pipeline(Readable.fromWeb(stream as never), createWriteStream(path, { mode: 0o600 }));
    return { handle };
  }),
});
