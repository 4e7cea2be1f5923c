import { WorkstationError } from '../../shared/contract/errors.ts';

/** Oldest Node major that the store's native module runs on; it crashes the process on older ones. */
export const MIN_NODE_MAJOR = 22;

/** Throws `runtime-too-old`; called before better-sqlite3 is loaded. */
export const checkRuntime = (version: string = process.versions.node): void => {
  const major = Number(version.split('.')[0]);
  if (!(major >= MIN_NODE_MAJOR))
    throw new WorkstationError('runtime-too-old', { found: version, needed: MIN_NODE_MAJOR });
};
