/** Why a file as a whole cannot be read. */
export const fileErrorCodes = [
  'file-unreadable',
  'file-empty',
  'file-too-large',
  'file-truncated',
  'password-protected',
  'xls-not-supported',
  'html-not-supported',
  'not-a-spreadsheet',
  'too-many-columns',
  'too-many-rows',
  'zip-suspicious',
  'doctype-refused',
  'output-too-large',
  'no-sheets',
  'xlsx-unusual',
  'memory-exceeded',
  'import-stopped',
] as const;
export type FileErrorCode = (typeof fileErrorCodes)[number];
