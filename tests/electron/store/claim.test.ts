import { copyFileSync, renameSync } from 'node:fs';
import { expect, it } from 'vitest';
import { claimFile } from '../../../electron/store/claim.ts';
import { openWriter } from '../../../electron/store/open-writer.ts';
import { updateSettings } from '../../../electron/store/settings.ts';
import { temporaryWorkspace, testEnv, testNowMs } from '../../support/workspace.ts';

const here = { machine: 'desk-1', nowMs: testNowMs };
const desks = (path: string, machine = 'desk-1'): number => {
  const { db, close } = openWriter(path);
  claimFile(db, path, { ...here, machine });
  const count = Number(db.prepare('SELECT count(*) FROM desk').pluck().get());
  expect(db.prepare('SELECT count(*) FROM desk WHERE current = 1').pluck().get()).toBe(1);
  close();
  return count;
};

it('gives a copy a desk of its own; a moved file keeps its desk', () => {
  const path = temporaryWorkspace();
  expect(desks(path)).toBe(1);
  const { db, close } = openWriter(path);
  updateSettings(db, { currency: 'USD' }, testEnv);
  close();
  expect(desks(path)).toBe(1);
  renameSync(path, `${path}-moved`);
  expect(desks(`${path}-moved`)).toBe(1);
  copyFileSync(`${path}-moved`, path);
  expect(desks(path)).toBe(2);
  expect(desks(path)).toBe(2);
  expect(desks(path, 'desk-2')).toBe(3);
});
