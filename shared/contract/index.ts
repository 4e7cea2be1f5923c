import { importsContract } from './imports.ts';
import { workspaceContract } from './workspace.ts';

/** The whole boundary between page and program: one entry a room. */
export const contract = {
  imports: importsContract,
  workspace: workspaceContract,
};
