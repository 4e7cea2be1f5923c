import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFileBox } from '../../../electron/rooms/file-box.ts';
import { fileError } from '../../../electron/reports/file-error.ts';
import { writeOutput } from '../../../electron/rooms/write-output.ts';
import { createXlsx } from '../../../electron/imports/write/xlsx-writer.ts';
import { temporaryFolder } from '../../support/workspace.ts';

it('says what cannot be written and where, and leaves nothing behind', async () => {
  const files = createFileBox(1000);
  const folder = temporaryFolder();
  const target = join(folder, 'none', 'a.xlsx');
  await expect(
    writeOutput({ files }, 'a.xlsx', (path) => {
      writeFileSync(path, 'begun');
      createXlsx(target);
    }),
  ).rejects.toMatchObject({ code: 'cannot-write-file', params: { path: expect.any(String) } });
  let made = '';
  await expect(
    writeOutput({ files }, 'b.xlsx', (path) => {
      writeFileSync(path, 'begun');
      made = path;
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    }),
  ).rejects.toMatchObject({ code: 'disk-full' });
  expect(existsSync(made)).toBe(false);
  // The folder for files in transit was cleared away, or is another's.
  files.close();
  await expect(writeOutput({ files }, 'c.xlsx', () => null)).rejects.toMatchObject({
    code: 'cannot-write-file',
  });
});

it('leaves what is no matter of files as it is', () => {
  const error = new Error('other');
  expect(fileError(error, 'x')).toBe(error);
  expect(fileError('text', 'x')).toBe('text');
});

it('says so of a folder that may not be written', async (test) => {
  if (process.getuid?.() === 0) return test.skip('root may write everywhere');
  const files = createFileBox(1000);
  const barred = join(temporaryFolder(), 'barred');
  mkdirSync(barred);
  chmodSync(barred, 0o500);
  await expect(
    writeOutput({ files }, 'a.txt', () => writeFileSync(join(barred, 'a.txt'), 'a')),
  ).rejects.toMatchObject({ code: 'cannot-write-file' });
  chmodSync(barred, 0o700);
  rmSync(barred, { recursive: true });
  files.close();
});
