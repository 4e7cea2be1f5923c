import { WorkstationError } from '../../shared/contract/errors.ts';
import type { WorkspaceSession } from './context.ts';

/**
 * Stores who was in the segments of campaigns that began since anybody looked. Where nothing may be
 * written they are asked anew each time.
 */
export const freezeStarted = async (session: WorkspaceSession, nowMs: number): Promise<void> => {
  if (!(await session.read('campaigns.due', { nowMs }))) return;
  try {
    await session.write('campaigns.freezeStarted', {});
  } catch (error) {
    if (!(error instanceof WorkstationError)) throw error;
  }
};
