import { WorkstationError } from '../../shared/contract/errors.ts';
import { workspaceSettings } from '../../shared/contract/workspace.ts';
import { callerPath } from './paths.ts';
import { runCommand } from './run.ts';

/** Shows the settings of a workspace, after changing those that are assigned. */
export const settings = (
  workspace: string,
  assignments: readonly string[],
  options: { readonly json?: boolean },
): Promise<void> =>
  runCommand(
    { json: options.json, readOnly: assignments.length === 0 },
    async ({ program, print }) => {
      const patch = Object.fromEntries(assignments.map(assignment));
      const session = await program.open(callerPath(workspace));
      if (assignments.length > 0) await session.write('workspace.updateSettings', patch);
      const now = await session.read('workspace.settings', {});
      print(now, () =>
        Object.entries(now)
          .map(
            ([key, value]) =>
              `${key}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
          )
          .join('\n'),
      );
      return 0;
    },
  );

const shape = workspaceSettings.shape;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** `KEY=VALUE` with the value in the kind that the setting has. */
const assignment = (text: string): [string, unknown] => {
  const equals = text.indexOf('=');
  const key = text.slice(0, equals);
  const value = text.slice(equals + 1);
  if (equals < 1 || !Object.hasOwn(shape, key))
    throw new WorkstationError('invalid-input', { field: text }, Object.keys(shape));
  const schema = shape[key as keyof typeof shape];
  const candidates: unknown[] = [value, value === 'true' ? true : value === 'false' ? false : null];
  if (/^-?\d+$/.test(value)) candidates.push(Number(value));
  if (value.startsWith('{')) candidates.push(parsed(value));
  const fitting = candidates.find((candidate) => schema.safeParse(candidate).success);
  if (fitting === undefined) throw new WorkstationError('invalid-input', { field: text });
  return [key, fitting];
};
