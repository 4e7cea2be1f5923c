import type { ImportWarning, SheetPlan } from '../../shared/contract/imports.ts';

/** What the import process is told to stage: one sheet of one file, for one workspace. */
export interface StageInput {
  readonly file: string;
  readonly name: string;
  readonly encoding: string | null;
  readonly plan: SheetPlan;
  readonly workspace: string;
  readonly staging: string;
  readonly zone: string;
  readonly currency: string;
}

export interface StageOutput {
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
  readonly encoding: string | null;
  /** The last operation that the comparison saw. */
  readonly lastOperation: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly entities: Readonly<
    Record<string, { readonly created: number; readonly updated: number }>
  >;
  readonly warnings: readonly ImportWarning[];
}
