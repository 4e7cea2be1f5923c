import { makeSample } from '../rooms/sample.ts';
import { importLine, importText } from './import/line.ts';
import { callerPath } from './paths.ts';
import { resultOf, runCommand } from './run.ts';

/** Makes the sample workspace by importing the sample spreadsheets. */
export const sample = (workspace: string, options: { readonly json?: boolean }): Promise<void> =>
  runCommand(
    { json: options.json, readOnly: false },
    async ({ context, signal, language, print }) => {
      const made = await resultOf(makeSample(context, callerPath(workspace), signal));
      const imports = made.map((one) => importLine(one, { ...one, id: one.uid }, language));
      print({ imports }, () => imports.map((one) => importText(one, language)).join('\n'));
      return 0;
    },
  );
