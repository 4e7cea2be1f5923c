import { basename } from 'node:path';
import type {
  ImportContext,
  ImportPolicy,
  ImportResult,
  RecognisedFile,
  SheetPlan,
} from '../../shared/contract/imports.ts';
import { finished, type TestRooms } from './rooms.ts';

export interface ImportWishes {
  readonly policy?: ImportPolicy;
  readonly context?: ImportContext;
  readonly fullListAsOf?: string;
  readonly members?: NonNullable<SheetPlan['members']>;
  /** What is corrected by hand in the mapping. */
  readonly mapping?: (columns: Columns) => Columns;
}
type Columns = SheetPlan['mapping']['columns'];

export const recognise = async (rooms: TestRooms, path: string): Promise<RecognisedFile> => {
  const handle = rooms.context.files.adopt(path, basename(path));
  return finished(rooms.client.imports.recognise({ handle }));
};

export const planOf = (file: RecognisedFile, wishes: ImportWishes = {}): SheetPlan[] =>
  file.sheets.map((sheet) => ({
    sheet: sheet.name,
    mapping: {
      kind: sheet.kind!,
      headerRow: sheet.headerRow!,
      columns: (wishes.mapping ?? asFound)(
        sheet.columns.map(({ index, header, field }) => ({ index, header, field })),
      ),
      dateOrder: sheet.dateOrder,
    },
    context: wishes.context ?? {},
    policy: wishes.policy ?? 'overwrite',
    fullListAsOf: wishes.fullListAsOf ?? null,
    members: [...(wishes.members ?? [])],
  }));

const asFound = (columns: Columns): Columns => columns;

/** Recognises, stages and commits a whole file as it is understood. */
export const importFile = async (
  rooms: TestRooms,
  path: string,
  wishes: ImportWishes = {},
): Promise<ImportResult[]> => {
  const file = await recognise(rooms, path);
  const { changeset } = await finished(
    rooms.client.imports.stage({
      files: [{ handle: file.handle, encoding: null, sheets: planOf(file, wishes) }],
    }),
  );
  const { imports } = await finished(rooms.client.imports.commit({ changeset }));
  return imports;
};

export const countsOf = (one: ImportResult) => ({
  created: one.created,
  updated: one.updated,
  unchanged: one.unchanged,
  conflicts: one.conflicts,
  rejected: one.rejected,
  skipped: one.skipped,
});
