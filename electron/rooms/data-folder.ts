import { homedir } from 'node:os';
import { join } from 'node:path';

const NAME = 'CommunityWorkstation';

/** Folder of this machine's settings, recent list, default workspaces and logs, by system custom. */
export const dataFolder = (
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string => {
  const own = environment['WORKSTATION_DATA'];
  if (own !== undefined && own !== '') return own;
  if (platform === 'win32')
    return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), NAME);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', NAME);
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), NAME);
};
