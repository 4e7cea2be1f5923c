import {
  isErrorCode,
  WorkstationError,
  type ErrorParams,
} from '../../../shared/contract/errors.ts';

export interface JobRequest {
  readonly id: number;
  readonly name: string;
  readonly args: unknown;
  readonly nowMs: number;
  readonly actor: string;
  /** The caller wants to hear how far it is; becomes 1 when it gives up. */
  readonly followed?: Int32Array<SharedArrayBuffer>;
}

/** How far the job is that the thread has at hand, 0–1. */
export interface JobReport {
  readonly kind: 'report';
  readonly id: number;
  readonly fraction: number;
}

/** A failure on its way between threads: codes survive, everything else keeps only its text. */
export interface ThrownError {
  readonly code: string | null;
  readonly params: ErrorParams;
  readonly choices: readonly string[] | null;
  readonly message: string;
  readonly stack: string | null;
}

export type JobAnswer =
  | {
      readonly id: number;
      readonly ok: true;
      readonly result: unknown;
      /** Operations committed by the job (writer only). */
      readonly operations: readonly string[];
      readonly durationMs: number;
    }
  | { readonly id: number; readonly ok: false; readonly error: ThrownError };

export const packError = (error: unknown): ThrownError =>
  error instanceof WorkstationError
    ? {
        code: error.code,
        params: error.params,
        choices: error.choices ?? null,
        message: error.message,
        stack: error.stack ?? null,
      }
    : {
        code: null,
        params: {},
        choices: null,
        message: error instanceof Error ? error.message : String(error),
        stack: error instanceof Error ? (error.stack ?? null) : null,
      };

export const unpackError = (thrown: ThrownError): Error => {
  if (thrown.code !== null && isErrorCode(thrown.code))
    return new WorkstationError(thrown.code, thrown.params, thrown.choices ?? undefined);
  const error = new Error(thrown.message);
  if (thrown.stack !== null) error.stack = thrown.stack;
  return error;
};
