import type { Progress } from '../../shared/contract/base.ts';
import type { RoomContext } from './context.ts';

/** Opens the sample workspace, making it first by importing its files. */
export async function* openSampleWorkspace(
  context: RoomContext,
  _signal: AbortSignal | undefined,
): AsyncGenerator<Progress, void> {
  yield { step: 'sample', fraction: 0 };
  await context.program.close();
}
