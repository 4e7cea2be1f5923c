import type { CheckResult } from '../../shared/contract/workspace.ts';
import { EXIT_FINDINGS } from './exit-codes.ts';
import { callerPath } from './paths.ts';
import { resultOf, runCommand } from './run.ts';

/** Verifies every invariant of a workspace; nothing is changed. */
export const check = (workspace: string, options: { readonly json?: boolean }): Promise<void> =>
  runCommand({ json: options.json, readOnly: true }, async ({ program, client, print, signal }) => {
    await program.open(callerPath(workspace));
    const { ok, findings }: CheckResult = await resultOf(
      await client.workspace.check(undefined, { signal }),
    );
    print({ ok, findings }, () =>
      ok
        ? 'ok'
        : findings
            .map(({ invariant, count, examples }) =>
              [invariant, count, examples.join(' ')].join('\t'),
            )
            .join('\n'),
    );
    return ok ? 0 : EXIT_FINDINGS;
  });
