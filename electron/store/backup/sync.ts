import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes sure that a finished file is on the disk; never for a live workspace. */
export const syncFile = (path: string): void => {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Makes sure that a rename in a folder is on the disk; Windows does so by itself. */
export const syncFolder = (path: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
