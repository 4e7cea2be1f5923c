import { WorkstationError } from '../../shared/contract/errors.ts';
import type { WorkspaceSession } from '../rooms/context.ts';

/** uid of a thing given by name or uid; throws `not-found`, or `ambiguous` with the candidates. */
export const byNameOrUid = async (
  session: WorkspaceSession,
  kind: 'community' | 'campaign',
  given: string,
): Promise<string> => {
  const candidates = await session.read('workspace.named', { kind, given });
  const [first] = candidates;
  if (first === undefined) throw new WorkstationError('not-found', { what: given });
  if (candidates.length > 1)
    throw new WorkstationError(
      'ambiguous',
      { what: given },
      candidates.map((one) => `${one.uid} ${one.name}`),
    );
  return first.uid;
};
