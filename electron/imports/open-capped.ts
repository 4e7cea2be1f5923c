import type { FileRef } from './process-protocol.ts';
import { defaultCaps } from './read/caps.ts';
import { withMemoryCap } from './read/memory-cap.ts';
import { openFile, type OpenedFile } from './read/open-file.ts';

/** Opens a file for reading within the memory of the import process; archives unpack into `scratch`. */
export const openCapped = async (
  { path, name, encoding }: FileRef,
  scratch: string,
): Promise<OpenedFile> =>
  withMemoryCap(
    await openFile(path, name, { scratch, ...(encoding === null ? {} : { encoding }) }),
    defaultCaps.processBytes,
  );
