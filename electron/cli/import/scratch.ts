import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoomContext } from '../../rooms/context.ts';
import { inProcessClient, type RoomsClient } from '../../rpc/in-process.ts';
import { runMaintenance } from '../../store/maintenance.ts';
import { openSession, type OwnedSession } from '../../store/session.ts';

/** Opens an empty throw-away workspace, for a dry run into one that does not exist yet. */
export const openScratch = async (
  context: RoomContext,
  settings: { readonly zone?: string },
): Promise<{
  readonly client: RoomsClient;
  readonly session: OwnedSession;
  readonly close: () => Promise<void>;
}> => {
  const folder = mkdtempSync(join(tmpdir(), 'workstation-dry-run-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const target = join(folder, 'dry-run.workspace');
  const { nowMs, actor, log } = context.program;
  try {
    await runMaintenance('create', {
      path: target,
      settings: { ...settings, nowMs: nowMs(), actor: actor(), machine: hostname() },
    });
    const session = await openSession(target, {
      writer: { who: actor(), since: new Date(nowMs()).toISOString() },
      nowMs,
      actor,
    });
    const own: RoomContext = {
      ...context,
      session: () => session,
      program: { ...context.program, current: () => session },
    };
    return {
      client: inProcessClient(own, log),
      session,
      close: async () => {
        await session.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
};
