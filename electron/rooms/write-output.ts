import { WorkstationError } from '../../shared/contract/errors.ts';
import type { RoomContext } from './context.ts';

const noRoom = new Set(['ENOSPC', 'EDQUOT']);
const barred = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR']);

/** What a system's word that it cannot write a file means for whoever wanted it; others stay. */
export const fileError = (error: unknown, path: string): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (noRoom.has(code)) return new WorkstationError('disk-full', { path, needMiB: 0 });
  return barred.has(code) ? new WorkstationError('cannot-write-file', { path }) : error;
};

/** Makes a file for the operator, and leaves none where that failed; throws `cannot-write-file`, `disk-full`. */
export const writeOutput = async <Result>(
  { files }: Pick<RoomContext, 'files'>,
  name: string,
  write: (path: string) => Promise<Result> | Result,
): Promise<{ readonly handle: string; readonly path: string; readonly result: Result }> => {
  let output: ReturnType<typeof files.output> | null = null;
  try {
    output = files.output(name);
    return { ...output, result: await write(output.path) };
  } catch (error) {
    if (output !== null) files.release(output.handle);
    throw fileError(error, output?.path ?? name);
  }
};
