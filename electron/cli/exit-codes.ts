import { fileErrorCodes } from '../../shared/domain/imports/file-errors.ts';
import type { ErrorCode } from '../../shared/contract/errors.ts';

/** `check` found something. */
export const EXIT_FINDINGS = 4;
export const EXIT_CANCELLED = 6;

const byCode: Readonly<Partial<Record<ErrorCode, number>>> = {
  usage: 2,
  ambiguous: 2,
  'not-found': 2,
  'invalid-input': 2,
  'end-before-start': 2,
  'cannot-write-file': 2,
  'undo-refused': 2,
  'nothing-to-undo': 2,
  'not-a-workspace': 4,
  'workspace-newer': 4,
  'workspace-damaged': 4,
  'workspace-read-only': 4,
  'workspace-missing': 4,
  'workspace-exists': 4,
  'workspace-busy': 4,
  'workspace-in-synced-folder': 4,
  'workspace-on-network': 4,
  'workspace-not-open': 4,
  'disk-full': 4,
  'runtime-too-old': 4,
  'backup-failed': 4,
  'needs-decision': 5,
  'needs-context': 5,
  cancelled: EXIT_CANCELLED,
  'no-printer': 7,
  ...Object.fromEntries(fileErrorCodes.map((code) => [code, 3])),
};

/** 0 done · 1 unexpected · 2 usage · 3 bad file · 4 bad workspace · 5 needs a decision · 6 cancelled · 7 no printer. */
export const exitCodeOf = (code: ErrorCode): number => byCode[code] ?? 1;
