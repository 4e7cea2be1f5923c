import { eventsRoom } from './events.ts';
import { filesRoom } from './files.ts';
import { workspaceRoom } from './workspace.ts';

/** Implements the whole contract: one file a room. */
export const rooms = {
  workspace: workspaceRoom,
  files: filesRoom,
  events: eventsRoom,
};
