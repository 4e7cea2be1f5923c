import type { FileRef } from './process-protocol.ts';
import { defaultCaps } from './read/caps.ts';
import { withMemoryCap } from './read/memory-cap.ts';
import { openFile, type OpenedFile } from './read/open-file.ts';

/** Opens a file for reading within the memory of the import process. */
export const openCapped = async ({ path, name, encoding }: FileRef): Promise<OpenedFile> =>
  withMemoryCap(
    await openFile(path, name, encoding === null ? {} : { encoding }),
    defaultCaps.processBytes,
  );
