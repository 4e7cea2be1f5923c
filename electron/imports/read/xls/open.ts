import { closeSync, openSync, readSync } from 'node:fs';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { entryUrl } from '../../../store/threads/entry-url.ts';
import { startThread, type ThreadHost } from '../../../store/threads/host.ts';
import { withoutTail, type Opened, type Source } from '../opened.ts';
import type { XlsPage, XlsSheets, XlsWork } from './work.ts';

/** Heap of the thread; what it reads comes on top, and half of that the process needs itself. */
const HEAP_SHARE = 0.7;
/** No workbook of 65,536 rows takes as long; the process ends the thread with itself. */
const PATIENCE_MS = 60_000;

const CONTAINER = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const HEADER_BYTES = 512;
const LITTLE_ENDIAN = 0xfffe;

/** Refuses what only begins like a container: the library would take it for something else. */
const checkContainer = (path: string, file: string): void => {
  const head = Buffer.alloc(HEADER_BYTES);
  const handle = openSync(path, 'r');
  const got = readSync(handle, head, 0, head.length, 0);
  closeSync(handle);
  if (head[0] !== CONTAINER[0]) return;
  const version = head.readUInt16LE(26);
  if (
    got < HEADER_BYTES ||
    !head.subarray(0, 8).equals(CONTAINER) ||
    (version !== 3 && version !== 4) ||
    head.readUInt16LE(28) !== LITTLE_ENDIAN
  )
    throw new WorkstationError('file-truncated', { file });
};

/** Old workbooks (BIFF 2–8). Throws `memory-exceeded` where the library needs more than it may have. */
export const openXls = async ({ path, name, caps, countOf }: Source): Promise<Opened> => {
  const failed = (error: unknown): Error => {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? new WorkstationError('memory-exceeded', { file: name, limit: caps.xlsProcessBytes })
      : (error as Error);
  };
  checkContainer(path, name);
  const heapMib = Math.floor((caps.xlsProcessBytes * HEAP_SHARE) / 2 ** 20);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const stopped = new WorkstationError('import-stopped', { file: name });
    timer = setTimeout(() => reject(stopped), PATIENCE_MS);
  });
  let thread: ThreadHost;
  try {
    const starting = startThread(
      entryUrl(import.meta.url, './xls-thread.ts'),
      { path, name, caps } satisfies XlsWork,
      { maxOldGenerationSizeMb: heapMib },
    );
    thread = await Promise.race([starting, late]);
  } catch (error) {
    throw failed(error);
  } finally {
    clearTimeout(timer);
  }
  const ask = async (job: string, args: unknown): Promise<unknown> => {
    try {
      return (await thread.run({ name: job, args, nowMs: 0, actor: '' })).result;
    } catch (error) {
      throw failed(error);
    }
  };
  const sheets = (await ask('sheets', null)) as XlsSheets;
  return {
    format: 'xls',
    encoding: null,
    delimiter: null,
    sheets: sheets.map((sheet, index) => ({ index, ...sheet })),
    largeMemory: true,
    close: () => void thread.kill(),
    async *rows(sheetIndex) {
      if (sheets[sheetIndex] === undefined)
        throw new WorkstationError('not-found', { what: String(sheetIndex) });
      const counts = countOf(sheetIndex);
      const emit = withoutTail();
      for (let from: number | null = 0; from !== null;) {
        const page = (await ask('rows', [sheetIndex, from])) as XlsPage;
        counts.nul += page.nul;
        counts.surrogates += page.surrogates;
        yield { rows: emit(page.rows), fraction: page.fraction };
        from = page.next;
      }
    },
  };
};
