/** Why a file as a whole cannot be read. */
export const fileErrorCodes = [
  'file-unreadable',
  'file-empty',
  'file-too-large',
  'file-truncated',
  'password-protected',
  'format-not-supported',
  'archive-not-supported',
  'zip-nested',
  'zip-without-spreadsheet',
  'html-without-table',
  'not-a-spreadsheet',
  'too-many-columns',
  'too-many-rows',
  'zip-suspicious',
  'doctype-refused',
  'output-too-large',
  'no-sheets',
  'file-unusual',
  'memory-exceeded',
  'import-stopped',
] as const;
export type FileErrorCode = (typeof fileErrorCodes)[number];
