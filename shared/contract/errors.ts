import { fileErrorCodes } from '../domain/imports/file-errors.ts';

/**
 * The closed list of codes that cross the boundary. The sentence and the next step for each stand
 * in shared/messages/<language>/errors.ts under the same name; `params` fill its blanks.
 */
export const errorCodes = [
  ...fileErrorCodes,
  // workspace
  'not-a-workspace',
  'workspace-newer',
  'workspace-damaged',
  'workspace-read-only',
  'workspace-missing',
  'workspace-exists',
  'workspace-busy',
  'workspace-in-synced-folder',
  'workspace-on-network',
  'workspace-not-open',
  'disk-full',
  'runtime-too-old',
  'backup-failed',
  // asking and finding
  'usage',
  'not-found',
  'ambiguous',
  'needs-decision',
  'needs-context',
  'invalid-input',
  'stale',
  'conflict',
  'cancelled',
  'nothing-to-undo',
  'undo-refused',
  // planning
  'end-before-start',
  'capacity-below-confirmed',
  'event-full',
  'already-signed-up',
  'phone-known',
  'list-has-scans',
  'list-name-taken',
  'red-packet-reason',
  'line-of-section',
  'survey-taken',
  'task-cycle',
  'referral-cycle',
  'content-has-results',
  'dates-in-past',
  // the team
  'teammate-known',
  // segments
  'never-holds',
  'conditions-lost',
  // communities
  'first-list-full',
  'member-archived',
  // output
  'nothing-to-export',
  'no-printer',
  'cannot-write-file',
  'missing-font',
  // anything else, masked and logged under its id
  'unexpected',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export const isErrorCode = (text: string): text is ErrorCode =>
  (errorCodes as readonly string[]).includes(text);

/** What fills the blanks of a code's sentence. */
export type ErrorParams = Record<string, string | number>;

/** What the program throws for every foreseen failure; carries no human text. */
export class WorkstationError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly choices: readonly string[] | undefined;

  constructor(code: ErrorCode, params: ErrorParams = {}, choices?: readonly string[]) {
    super(code);
    this.name = 'WorkstationError';
    this.code = code;
    this.params = params;
    this.choices = choices;
  }
}
