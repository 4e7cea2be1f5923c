import { WorkstationError } from '../../shared/contract/errors.ts';
import type { WorkspaceSession } from '../rooms/context.ts';

type Named = 'community' | 'campaign' | 'event' | 'chat_group';

/** uid of the thing with this name or uid, null when there is none; throws `ambiguous`. */
export const uniqueByName = async (
  session: WorkspaceSession,
  kind: Named,
  given: string,
): Promise<string | null> => {
  const candidates = await session.read('workspace.named', { kind, given });
  if (candidates.length > 1)
    throw new WorkstationError(
      'ambiguous',
      { what: given },
      candidates.map((one) => `${one.uid} ${one.name}`),
    );
  return candidates[0]?.uid ?? null;
};

/** uid of a thing given by name or uid; throws `not-found`, or `ambiguous` with the candidates. */
export const byNameOrUid = async (
  session: WorkspaceSession,
  kind: Named,
  given: string,
): Promise<string> => {
  const uid = await uniqueByName(session, kind, given);
  if (uid === null) throw new WorkstationError('not-found', { what: given });
  return uid;
};
