import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';

/** A folder for unpacked files, none of which bears a name that an archive gave. */
export interface Scratch {
  readonly write: (content: AsyncIterable<Buffer> | Readable) => Promise<string>;
  readonly remove: () => void;
}

export const createScratch = (folder: string): Scratch => {
  const own = mkdtempSync(join(folder, 'workstation-unpacked-'));
  let count = 0;
  return {
    write: async (content) => {
      const path = join(own, String(count++));
      await pipeline(content, createWriteStream(path, { mode: 0o600 }));
      return path;
    },
    remove: () => rmSync(own, { recursive: true, force: true }),
  };
};
