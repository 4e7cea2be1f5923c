import { makeSample } from '../rooms/sample.ts';
import { callerPath, resultOf, runCommand } from './run.ts';

/** Makes the sample workspace by importing the sample spreadsheets. */
export const sample = (workspace: string, options: { readonly json?: boolean }): Promise<void> =>
  runCommand({ json: options.json, readOnly: false }, async ({ context, signal, print }) => {
    const imports = await resultOf(makeSample(context, callerPath(workspace), signal));
    print({ imports: imports.map(({ uid, ...one }) => ({ id: uid, ...one })) }, () =>
      imports.map((one) => `${one.file}\t${one.rows}`).join('\n'),
    );
    return 0;
  });
