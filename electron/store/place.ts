import { existsSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { WorkstationError } from '../../shared/contract/errors.ts';

/** Folder names that a synchronising program owns; a live database there gets torn apart. */
const syncedFolders: readonly (readonly [RegExp, string])[] = [
  [/[\\/]OneDrive(?: - [^\\/]+)?[\\/]/i, 'OneDrive'],
  [/[\\/](?:Mobile Documents|iCloudDrive|iCloud Drive)[\\/]/i, 'iCloud'],
  [/[\\/]Dropbox(?: \([^\\/]+\))?[\\/]/i, 'Dropbox'],
  [/[\\/](?:Nutstore|Nutstore Files|坚果云|我的坚果云)[\\/]/i, '坚果云 Nutstore'],
  [/[\\/](?:BaiduNetdisk|BaiduSyncdisk|百度网盘|百度云同步盘)[\\/]/i, '百度网盘 Baidu'],
];
/** `statfs` types of network file systems on Linux: NFS, SMB, CIFS, SMB2, 9P. */
const networkTypes = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997]);

/** Refuses places where a live workspace would be damaged; backups may live there. */
export const checkPlace = (path: string): void => {
  const full = resolve(path);
  for (const [pattern, program] of syncedFolders)
    if (pattern.test(full))
      throw new WorkstationError('workspace-in-synced-folder', { path: full, program });
  if (/^\\\\(?![?.]\\)/.test(full) || onNetwork(full))
    throw new WorkstationError('workspace-on-network', { path: full });
};

const onNetwork = (path: string): boolean => {
  if (process.platform !== 'linux') return false;
  return networkTypes.has(Number(statfsSync(nearestFolder(path)).type) >>> 0);
};

/** Throws `disk-full` unless `needBytes` are free where `path` lies. */
export const checkFreeSpace = (path: string, needBytes: number): void => {
  const free = freeBytes(path);
  if (free < needBytes)
    throw new WorkstationError('disk-full', {
      freeMiB: Math.floor(free / 1_048_576),
      needMiB: Math.ceil(needBytes / 1_048_576),
    });
};

/** Bytes that this program may still write where `path` lies. */
export const freeBytes = (path: string): number => {
  const disk = statfsSync(nearestFolder(path));
  return disk.bavail * disk.bsize;
};

const nearestFolder = (path: string): string => {
  let folder = dirname(resolve(path));
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
};
