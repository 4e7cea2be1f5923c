import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { OpenedFile } from './open-file.ts';

/**
 * The file, read only as long as the process stays within its memory: the heap has a cap of its own,
 * which sees neither buffers nor SQLite's pages. Throws `memory-exceeded`.
 */
export const withMemoryCap = (file: OpenedFile, processBytes: number): OpenedFile => ({
  ...file,
  async *rows(sheetIndex) {
    for await (const batch of file.rows(sheetIndex)) {
      if (process.memoryUsage.rss() > processBytes)
        throw new WorkstationError('memory-exceeded', { file: file.name, limit: processBytes });
      yield batch;
    }
  },
});
