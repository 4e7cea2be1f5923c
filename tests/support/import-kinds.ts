import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { checkAll } from '../../electron/store/check/check.ts';
import type { ImportResult } from '../../shared/contract/imports.ts';
import { inProcessClient } from '../../electron/rpc/in-process.ts';
import { createContext } from '../../electron/rooms/create-context.ts';
import { startProgram } from '../../electron/rooms/program.ts';
import { entities } from '../../electron/store/entities.ts';
import { testShell } from './context.ts';
import { dumpContent } from './dump.ts';
import { importFile, planOf, recognise, type ImportWishes } from './import-file.ts';
import { dumpOf, look } from './read-workspace.ts';
import { finished, type TestRooms } from './rooms.ts';
import { testNowMs } from './workspace.ts';

type Cells = readonly (string | number)[];
const line = (cells: Cells): string =>
  cells.map((cell) => (/[",\n]/.test(String(cell)) ? `"${cell}"` : String(cell))).join(',');

let current: Importer | null = null;

/** The importer of this file's tests; see `shareImporter`. */
export const shared = (): Importer => {
  if (current === null) throw new Error('no shareImporter() in this test file');
  return current;
};

/** Gives the tests of a file one workspace, and takes back every import after each of them. */
export const shareImporter = (): void => {
  const folder = mkdtempSync(join(tmpdir(), 'workstation-test-'));
  const clock = { nowMs: testNowMs };
  const program = startProgram({ dataFolder: folder, nowMs: () => clock.nowMs });
  const context = createContext(program, testShell);
  const client = inProcessClient(context, (id, error) => {
    throw new Error(`${id} ${String(error)}`);
  });
  beforeAll(async () => {
    await client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
    current = importer({ client, context, clock, logged: [] }, folder);
  });
  afterEach(async () => {
    const { rows } = await client.imports.history({ offset: 0, limit: 500 });
    for (const { uid, undone } of rows) if (!undone) await finished(client.imports.undo({ uid }));
    const { path } = context.session();
    expect(look(path, (db) => sizeOf(dumpContent(db)))).toBe(0);
  });
  afterAll(async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  });
};

/** Rows of everything that an import can bring. */
const sizeOf = (dump: Readonly<Record<string, readonly unknown[]>>): number =>
  entities.reduce((sum, entity) => sum + (dump[entity]?.length ?? 0), 0);

type Importer = ReturnType<typeof importer>;

/** Files dropped into a workspace, by their cells. */
const importer = (rooms: TestRooms, folder: string) => {
  const { path } = rooms.context.session();
  const write = (name: string, rows: readonly Cells[]): string => {
    const file = join(folder, name);
    writeFileSync(file, `${rows.map(line).join('\n')}\n`);
    return file;
  };
  const give = async (
    name: string,
    rows: readonly Cells[],
    wishes: ImportWishes = {},
  ): Promise<ImportResult> => (await importFile(rooms, write(name, rows), wishes))[0]!;
  return {
    rooms,
    client: rooms.client,
    give,
    fieldsOf: async (name: string, rows: readonly Cells[]) => {
      const [sheet] = (await recognise(rooms, write(name, rows))).sheets;
      return {
        kind: sheet!.kind,
        fields: Object.fromEntries(sheet!.columns.map(({ header, field }) => [header, field])),
        questions: sheet!.questions,
        context: sheet!.context.map(({ name: context }) => context),
      };
    },
    /** The rows that a file would update, as the operator sees them before the commit. */
    staged: async (name: string, rows: readonly Cells[], wishes: ImportWishes = {}) => {
      const file = await recognise(rooms, write(name, rows));
      const plans = planOf(file, wishes);
      const { changeset } = await finished(
        rooms.client.imports.stage({
          files: [{ handle: file.handle, encoding: null, sheets: plans }],
        }),
      );
      const { rows: updated } = await rooms.client.imports.rows({
        changeset,
        part: 0,
        class: 'updated',
        offset: 0,
        limit: 10,
      });
      await rooms.client.imports.discard({ changeset });
      return { updated };
    },
    query: <Row>(sql: string): Row[] => look(path, (db) => db.prepare(sql).all() as Row[]),
    /** Why rows of an import were not taken, in their order. */
    reasonsOf: ({ uid }: ImportResult): readonly string[] =>
      look(path, (db) =>
        db
          .prepare<[string], { reason: string }>(
            `SELECT import_row.reason FROM import_row JOIN import ON import.id = import_row.import_id
             WHERE import.uid = ? ORDER BY row`,
          )
          .all(uid)
          .map(({ reason }) => reason),
      ),
    /** Imports, sees that all holds and that giving it again changes nothing, then takes it back. */
    roundTrip: async (
      name: string,
      rows: readonly Cells[],
      wishes: ImportWishes = {},
    ): Promise<ImportResult> => {
      const before = dumpOf(path);
      const first = await give(name, rows, wishes);
      const { created, updated, unchanged, conflicts, rejected, skipped } = first;
      expect(created + updated + unchanged + conflicts + rejected + skipped).toBe(first.rows);
      expect(look(path, checkAll)).toEqual([]);
      const after = dumpOf(path);
      const again = await give(name, rows, wishes);
      expect([again.created, again.updated, again.conflicts]).toEqual([0, 0, 0]);
      expect([again.unchanged, again.rejected, again.skipped]).toEqual([
        created + updated + unchanged,
        rejected,
        skipped,
      ]);
      expect(dumpOf(path)).toEqual(after);
      const undone = await finished(rooms.client.imports.undo({ uid: first.uid }));
      expect(undone.refused).toEqual([]);
      expect(dumpOf(path)).toEqual(before);
      expect(look(path, checkAll)).toEqual([]);
      return first;
    },
    warningsOf: ({ warnings }: ImportResult): readonly string[] => warnings.map(({ code }) => code),
  };
};
