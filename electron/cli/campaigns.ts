import { callerPath } from './paths.ts';
import { runCommand } from './run.ts';

/** Lists the campaigns of a workspace. */
export const campaigns = (workspace: string, options: { readonly json?: boolean }): Promise<void> =>
  runCommand({ json: options.json, readOnly: true }, async ({ program, client, print }) => {
    await program.open(callerPath(workspace));
    const rows = (await client.campaigns.list({})).map(({ uid, name, from, to, status }) => ({
      uid,
      name,
      from,
      to,
      status,
    }));
    print(rows, () =>
      rows
        .map((row) => `${row.uid}\t${row.name}\t${row.from} – ${row.to}\t${row.status}`)
        .join('\n'),
    );
    return 0;
  });
