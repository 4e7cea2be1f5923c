import { expect, it } from 'vitest';
import { jobFinder } from '../../../../electron/store/threads/jobs.ts';
import { longReads } from '../../../../electron/store/threads/long-reads.ts';
import { readTables } from '../../../../electron/store/threads/read-jobs.ts';
import { writeTables } from '../../../../electron/store/threads/write-jobs.ts';

const namesIn = async (tables: Readonly<Record<string, () => Promise<object>>>) => {
  const rooms = await Promise.all(
    Object.entries(tables).map(async ([room, table]) =>
      Object.keys(await table()).map((name) => ({ room, name })),
    ),
  );
  return rooms.flat();
};

it('every job has the name of the room that its table is found by', async () => {
  for (const { room, name } of [...(await namesIn(readTables)), ...(await namesIn(writeTables))])
    expect(name.split('.', 1)).toEqual([room]);
});

it('every long question is one that there is', async () => {
  const known = new Set((await namesIn(readTables)).map(({ name }) => name));
  expect([...longReads].filter((name) => !known.has(name))).toEqual([]);
});

it('a room is loaded by its first job, once', async () => {
  let loads = 0;
  const jobOf = jobFinder({
    room: () => {
      loads += 1;
      return Promise.resolve({ 'room.one': 1, 'room.two': 2 });
    },
  });
  const first = jobOf('room.one');
  expect(first).toBeInstanceOf(Promise);
  expect(await first).toBe(1);
  expect(jobOf('room.two')).toBe(2);
  expect(loads).toBe(1);
});

it('a name that nobody knows is a mistake of the program, whether its room is loaded or not', async () => {
  const jobOf = jobFinder({ room: () => Promise.resolve({ 'room.one': 1 }) });
  expect(() => jobOf('other.one')).toThrow('no job other.one');
  expect(() => jobOf('constructor')).toThrow('no job constructor');
  await expect(jobOf('room.two')).rejects.toThrow('no job room.two');
  expect(() => jobOf('room.two')).toThrow('no job room.two');
  expect(() => jobOf('room.toString')).toThrow('no job room.toString');
});
