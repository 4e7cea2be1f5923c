import { fileError } from '../reports/file-error.ts';
import type { RoomContext } from './context.ts';

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
