import { WorkstationError } from '../../shared/contract/errors.ts';

const noRoom = new Set(['ENOSPC', 'EDQUOT']);
const barred = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR']);

/** What a system's word that it cannot write a file means for whoever wanted it; others stay. */
export const fileError = (error: unknown, path: string): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (noRoom.has(code)) return new WorkstationError('disk-full', { path, needMiB: 0 });
  return barred.has(code) ? new WorkstationError('cannot-write-file', { path }) : error;
};
