import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { SheetRow } from '../../../../shared/domain/cells.ts';
import { createByteRowReader } from './byte-rows.ts';
import { createRowReader, type SheetContext } from './rows.ts';
import { xmlPieces } from './strings.ts';
import { partEncoding, refuseDoctype, withoutPrefixes } from './xml.ts';
import type { Archive } from './zip.ts';

export interface SheetPiece {
  readonly rows: readonly SheetRow[];
  /** Unpacked bytes read so far. */
  readonly bytes: number;
}

/** Rows of a sheet part in pieces; throws `file-unusual` where the part is no sheet at all. */
export async function* sheetRows(
  archive: Archive,
  part: string,
  context: SheetContext,
): AsyncGenerator<SheetPiece, void> {
  const head = await firstPiece(archive, part);
  const opening = head.toString('utf8');
  if (partEncoding(head) === 'utf-8' && withoutPrefixes(opening) === opening)
    yield* quickRows(archive, part, context);
  else yield* slowRows(archive, part, context);
}

const firstPiece = async (archive: Archive, part: string): Promise<Buffer> => {
  for await (const chunk of archive.stream(part)) return chunk.subarray(0, 8192);
  return Buffer.alloc(0);
};

async function* quickRows(
  archive: Archive,
  part: string,
  context: SheetContext,
): AsyncGenerator<SheetPiece, void> {
  const read = createByteRowReader(context);
  let bytes = 0;
  let sawSheet = false;
  for await (const chunk of archive.stream(part)) {
    if (bytes === 0 || chunk.includes('<!')) refuseDoctype(chunk.toString('utf8'), context.file);
    sawSheet ||= chunk.includes('<sheetData') || chunk.includes('<worksheet');
    bytes += chunk.length;
    yield { rows: read(chunk), bytes };
  }
  if (!sawSheet) throw new WorkstationError('file-unusual', { file: context.file });
}

/** Prefixed elements and other encodings: as text. */
async function* slowRows(
  archive: Archive,
  part: string,
  context: SheetContext,
): AsyncGenerator<SheetPiece, void> {
  const read = createRowReader(context);
  let bytes = 0;
  let sawSheet = false;
  for await (const text of xmlPieces(archive, part, context.file)) {
    bytes += text.length;
    sawSheet ||= text.includes('<sheetData') || text.includes('<worksheet');
    yield { rows: read(text, false), bytes };
  }
  yield { rows: read('', true), bytes };
  if (!sawSheet) throw new WorkstationError('file-unusual', { file: context.file });
}
