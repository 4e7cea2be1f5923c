import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { OpenedFile } from './open-file.ts';

/** Asking the system costs more than reading a hundred rows. */
const ASK_EVERY_MS = 20;

/**
 * The file, read only as long as the process stays within its memory: the heap has a cap of its own,
 * which sees neither buffers nor SQLite's pages. Throws `memory-exceeded`.
 */
export const withMemoryCap = (file: OpenedFile, processBytes: number): OpenedFile => ({
  ...file,
  async *rows(sheetIndex) {
    let askedMs = 0;
    for await (const batch of file.rows(sheetIndex)) {
      const nowMs = performance.now();
      if (nowMs - askedMs > ASK_EVERY_MS) {
        askedMs = nowMs;
        if (process.memoryUsage.rss() > processBytes)
          throw new WorkstationError('memory-exceeded', { file: file.name, limit: processBytes });
      }
      yield batch;
    }
  },
});
