import { accessSync, constants, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { WorkstationError } from '../../shared/contract/errors.ts';

/** A path as the caller meant it: npm runs scripts in another folder than they were called in. */
export const callerPath = (given: string): string =>
  resolve(process.env['INIT_CWD'] ?? process.cwd(), given);

/** A file to read, as the caller meant it; throws `file-unreadable`. */
export const readableFile = (given: string): { readonly path: string; readonly name: string } => {
  const path = callerPath(given);
  try {
    accessSync(path, constants.R_OK);
    if (statSync(path).isFile()) return { path, name: basename(path) };
  } catch {
    // Said below, like a folder.
  }
  throw new WorkstationError('file-unreadable', { file: given });
};
