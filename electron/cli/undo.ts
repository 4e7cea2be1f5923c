import { callerPath } from './paths.ts';
import { runCommand } from './run.ts';

/** Takes an import back and says which rows had to stay. */
export const undo = (
  workspace: string,
  id: string,
  options: { readonly json?: boolean },
): Promise<void> =>
  runCommand({ json: options.json, readOnly: false }, async ({ program, print }) => {
    const session = await program.open(callerPath(workspace));
    const { undone, refused } = await session.write('workspace.undoImport', { uid: id });
    print({ id, undone, refused: refused.map((one) => ({ row: null, ...one })) }, () =>
      [
        ...Object.entries(undone).map(([entity, count]) => `${entity}\t${count}`),
        ...refused.map(({ entity, uid, reason }) => `${entity}\t${uid}\t${reason}`),
      ].join('\n'),
    );
    return 0;
  });
