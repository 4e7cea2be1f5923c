import { expect, it } from 'vitest';
import { deferCheckpoints } from '../../../electron/store/checkpoint.ts';
import { temporaryStore } from '../../support/workspace.ts';

interface LogState {
  readonly log: number;
  readonly checkpointed: number;
}

it('moves a large log into the file between writes, and leaves a small one', () => {
  const { db } = temporaryStore();
  db.pragma('wal_checkpoint(TRUNCATE)');
  const waiting = (): number => {
    const [state] = db.pragma('wal_checkpoint(NOOP)') as LogState[];
    return state!.log - state!.checkpointed;
  };
  const write = (bytes: number): void =>
    void db
      .prepare(
        'INSERT INTO setting (key, value) VALUES (hex(randomblob(8)), json_quote(hex(zeroblob(?))))',
      )
      .run(bytes);
  const rest = deferCheckpoints(db);
  write(100);
  rest();
  const few = waiting();
  expect(few).toBeGreaterThan(0);
  write(8_000_000);
  expect(waiting()).toBeGreaterThan(1000);
  rest();
  expect(waiting()).toBe(0);
});
