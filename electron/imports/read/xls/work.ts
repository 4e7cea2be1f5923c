import type { SheetRow } from '../../../../shared/domain/cells.ts';
import type { Caps } from '../caps.ts';

export interface XlsWork {
  readonly path: string;
  readonly name: string;
  readonly caps: Caps;
}

export type XlsSheets = readonly { readonly name: string; readonly hidden: boolean }[];

/** Some rows of a sheet; `next` is where to go on, null at the end. */
export interface XlsPage {
  readonly rows: readonly SheetRow[];
  readonly next: number | null;
  readonly fraction: number;
  readonly nul: number;
  readonly surrogates: number;
}
