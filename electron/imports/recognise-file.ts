import type { SheetRow } from '../../shared/domain/cells.ts';
import { isBlank } from '../../shared/domain/cells.ts';
import {
  recogniseSheet,
  type RecognitionHints,
} from '../../shared/domain/imports/recognise-sheet.ts';
import type { SheetRecognition } from '../../shared/domain/imports/recognition.ts';
import type { OpenedFile } from './read/open-file.ts';

const HEAD_ROWS = 230;

export interface FoundSheet extends SheetRecognition {
  readonly name: string;
  readonly hidden: boolean;
  /** Non-blank rows below the header. */
  readonly rows: number;
}

/** Recognises every sheet of a file from its first rows, and counts the rest. */
export const recogniseFile = async (
  file: OpenedFile,
  hints: RecognitionHints = {},
): Promise<FoundSheet[]> => {
  const found: FoundSheet[] = [];
  for (const { index, name, hidden } of file.sheets) {
    const head: SheetRow[] = [];
    let filled = 0;
    for await (const { rows } of file.rows(index))
      for (const row of rows) {
        if (head.length < HEAD_ROWS) head.push(row);
        if (row.cells.some((cell) => !isBlank(cell))) filled += 1;
      }
    const recognised = recogniseSheet(head, hints);
    const above = head.filter(
      (row) =>
        row.number <= (recognised.headerRow ?? 0) && row.cells.some((cell) => !isBlank(cell)),
    ).length;
    found.push({ ...recognised, name, hidden, rows: filled - above });
  }
  return found;
};
