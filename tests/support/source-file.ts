import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { commitSheet } from '../../electron/imports/commit.ts';
import { openFile } from '../../electron/imports/read/open-file.ts';
import { recogniseOne } from '../../electron/imports/recognise.ts';
import { stageSheet } from '../../electron/imports/stage/stage-file.ts';
import { createXlsx, type OutCell } from '../../electron/imports/write/xlsx-writer.ts';
import type { WriteDb } from '../../electron/store/db.ts';
import { undoOperation } from '../../electron/store/log/undo.ts';
import { openReader } from '../../electron/store/open.ts';
import type { Report } from '../../electron/store/report.ts';
import type { ImportResult, RecognisedSheet } from '../../shared/contract/imports.ts';
import { countsOf, type ImportWishes } from './import-file.ts';
import { dumpContent } from './dump.ts';
import { temporaryFolder, temporaryStore, testEnv, testNowMs } from './workspace.ts';

export type SourceRows = readonly (readonly OutCell[])[];

/** A workbook of one sheet, its first row included as it is. */
export const workbookOf = (sheet: string, rows: SourceRows): Buffer => {
  const path = join(temporaryFolder(), 'source.xlsx');
  const book = createXlsx(path);
  const out = book.sheet(
    sheet,
    rows[0]!.map((cell) => ({ header: String(cell ?? '') })),
  );
  for (const row of rows.slice(1)) out.row(row);
  out.close();
  book.finish();
  return readFileSync(path);
};

/** Text of separated values, every cell quoted that needs it. */
export const textOf = (rows: SourceRows, separator = ','): string =>
  rows
    .map((row) =>
      row
        .map((cell) => {
          const text = String(cell ?? '');
          return /["\n\r,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        })
        .join(separator),
    )
    .join('\r\n') + '\r\n';

/** The whole numbers from `from` to before `to`. */
export const many = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, n) => from + n);

/** A line by its headers, the second column of a header as `header (2)`; blank where none is given. */
export const cellsBy = <Value extends string | number>(
  headers: readonly string[],
  cells: Readonly<Record<string, Value>>,
): (Value | string)[] => {
  const seen = new Set<string>();
  return headers.map((header) => {
    const key = seen.has(header) ? `${header} (2)` : header;
    seen.add(header);
    return cells[key] ?? '';
  });
};

/** A line with some of its cells, by their index, replaced. */
export const changed = <Value>(
  cells: readonly Value[],
  more: Readonly<Record<number, Value>>,
): Value[] => cells.map((cell, index) => more[index] ?? cell);

export interface Imported {
  readonly sheet: RecognisedSheet;
  readonly result: ImportResult;
}

export interface SourceDesk {
  readonly db: WriteDb;
  /** Recognises, stages and commits a file of one sheet by the steps that the rooms run. */
  readonly give: (
    name: string,
    content: string | Buffer,
    wishes?: ImportWishes & { readonly report?: Report },
  ) => Promise<Imported>;
  /** The same, undone without a trace, done again, and once more: then nothing may change. */
  readonly giveTwice: SourceDesk['give'];
  readonly rows: (sql: string) => unknown[];
}

/** A workspace into which files are imported in this thread, without a process for each. */
export const sourceDesk = (zone = 'Asia/Shanghai'): SourceDesk => {
  const { db, path: workspace } = temporaryStore(zone);
  const folder = temporaryFolder();
  let n = 0;
  const give: SourceDesk['give'] = async (name, content, wishes = {}) => {
    const path = join(folder, `${(n += 1)}-${name}`);
    writeFileSync(path, content);
    const file = await openFile(path, name);
    const sheet = await recogniseOne(file, 0, undefined, () => null);
    expect(sheet.kind, `${name}: ${JSON.stringify(sheet.questions)}`).not.toBeNull();
    const stagingPath = join(folder, `${n}.staging`);
    const plan = {
      sheet: sheet.name,
      mapping: {
        kind: sheet.kind!,
        headerRow: sheet.headerRow!,
        columns: (wishes.mapping ?? ((found) => found))(
          sheet.columns.map(({ index, header, field }) => ({ index, header, field })),
        ),
        dateOrder: sheet.dateOrder,
      },
      context: wishes.context ?? {},
      policy: wishes.policy ?? ('overwrite' as const),
      fullListAsOf: wishes.fullListAsOf ?? null,
      members: [...(wishes.members ?? [])],
    };
    const reader = openReader(workspace);
    const staged = await stageSheet({
      file,
      plan,
      workspace: reader.db,
      stagingPath,
      nowMs: testNowMs,
      onProgress: () => undefined,
    });
    reader.close();
    file.close();
    const result = commitSheet(
      db,
      { stagingPath, plan, staged, file, startedMs: Date.now() },
      { ...testEnv, ...(wishes.report && { report: wishes.report }) },
    );
    expect(Object.values(countsOf(result)).reduce((sum, one) => sum + one, 0)).toBe(result.rows);
    if (sheet.rowsExact) expect(result.rows).toBe(sheet.rows);
    return { sheet, result };
  };
  return {
    db,
    give,
    giveTwice: async (name, content, wishes) => {
      const empty = dumpContent(db);
      const undone = await give(name, content, wishes);
      undoOperation(db, { uid: undone.result.operationUid }, testEnv);
      expect(dumpContent(db), `${name} undone`).toEqual(empty);
      const first = await give(name, content, wishes);
      const before = dumpContent(db);
      const { result } = await give(name, content, wishes);
      const { created, updated, conflicts } = countsOf(result);
      expect([created, updated, conflicts], `${name} again`).toEqual([0, 0, 0]);
      expect(dumpContent(db), `${name} again`).toEqual(before);
      return first;
    },
    rows: (sql) => db.prepare(sql).all(),
  };
};

/** The sign-ups of a workspace, each with how many check-ins it has. */
export const signupsOf = (desk: SourceDesk, order = 'signup.id'): unknown[] =>
  desk.rows(`SELECT member.name, number, attendee, ticket, status, at_ms, guests,
    (SELECT count(*) FROM checkin WHERE signup_id = signup.id) AS arrived
    FROM signup JOIN member ON member.id = signup.member_id ORDER BY ${order}`);

/** Fields of the columns that are mapped, by header. */
export const mappedOf = ({ sheet }: Imported): Record<string, string> =>
  Object.fromEntries(
    sheet.columns.flatMap(({ header, field }) => (field === null ? [] : [[header, field]])),
  );

/** What the operator would be asked, short. */
export const askedOf = ({ sheet }: Imported): string[] =>
  sheet.questions.map(({ code, subject }) => `${code} ${subject}`.trim());

/** A phone in a range that no operator has given out. */
export const fakePhone = (n: number): string => `1390000${String(n).padStart(4, '0')}`;

/** The instant of a local time in ISO, minutes or seconds. */
export const at = (local: string, offset = '+08:00'): number =>
  Date.parse(`${local.replace(' ', 'T')}${local.length === 16 ? ':00' : ''}${offset}`);
