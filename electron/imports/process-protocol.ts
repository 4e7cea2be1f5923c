import type { RecognisedFile, SheetPlan, StagedSheet } from '../../shared/contract/imports.ts';
import type { ThrownError } from '../store/threads/protocol.ts';
import type { Wish } from './recognise.ts';

/** One file in the hands of the import process. */
export interface FileRef {
  readonly path: string;
  readonly name: string;
  readonly encoding: string | null;
}

export interface ImportJobs {
  readonly recognise: {
    readonly args: {
      readonly file: FileRef;
      readonly workspace: string | null;
      readonly wishes: readonly Wish[];
    };
    readonly result: Omit<RecognisedFile, 'handle'>;
  };
  readonly stage: {
    readonly args: StageBatchArgs;
    readonly result: readonly StagedPart[];
  };
}

/** One sheet of a batch; `stagingPath` is where what it would do is written. */
export interface BatchPart {
  readonly file: FileRef;
  readonly plan: SheetPlan;
  readonly stagingPath: string;
}

export interface StageBatchArgs {
  readonly workspace: string;
  /** In the order of committing. */
  readonly parts: readonly BatchPart[];
  /** Where each sheet of several is tried before the next; null when there is just one. */
  readonly scratchPath: string | null;
  readonly nowMs: number;
}

export interface StagedPart {
  readonly staged: StagedSheet;
  readonly file: StagedFile;
}

export interface StagedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly format: string;
  readonly encoding: string | null;
}

export type ImportJobName = keyof ImportJobs;

export interface ImportRequest<Name extends ImportJobName = ImportJobName> {
  readonly id: number;
  readonly name: Name;
  readonly args: ImportJobs[Name]['args'];
  /** Folder for what is unpacked on the way; the program removes it when the process has ended. */
  readonly scratch: string;
}

export type ImportMessage =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'progress';
      readonly id: number;
      readonly step: string;
      readonly fraction: number;
      readonly detail: string;
      /** Rows so far, where rows are counted. */
      readonly done: number | null;
    }
  | { readonly kind: 'result'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: ThrownError };
