import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext } from '../../electron/rooms/create-context.ts';
import { startProgram } from '../../electron/rooms/program.ts';
import type { RoomsClient } from '../../electron/rpc/in-process.ts';
import { servePort } from '../../electron/rpc/serve-port.ts';
import { nodeServices } from '../../electron/shell/node-services.ts';
import { writeCheckin } from './checkin-data.ts';
import { holds, p95, timed } from './measure.ts';

const SIGNUPS = Number(process.env['BENCH_SIGNUPS'] ?? 20_000);
const TIMES = 200;
const LIMIT_MS = 50;

/** What is typed at a door, by turns: parts of names, pinyin, initials, last digits, numbers. */
const asked = ['晚', '陈晚', 'cwq', 'ch', 'zhouyi', 'z', 'n10'];

/** The desk of an event of 20,000 sign-ups over the port a page uses. */
export const benchCheckin = async (): Promise<boolean> => {
  const folder = mkdtempSync(join(tmpdir(), 'workstation-bench-'));
  const path = join(folder, 'checkin.workspace');
  try {
    const eventUid = writeCheckin(path, SIGNUPS, Date.now());
    const program = startProgram({ dataFolder: join(folder, 'data'), nowMs: Date.now });
    const context = createContext(program, nodeServices('command-line'));
    const { port1, port2 } = new MessageChannel();
    servePort(port1, { context, log: (id, error) => console.error(id, error) });
    port1.start();
    port2.start();
    const client: RoomsClient = createORPCClient(new RPCLink({ port: port2 }));
    try {
      await program.open(path);
      return (await measured(client, { eventUid, listUid: null })).every(Boolean);
    } finally {
      port1.close();
      port2.close();
      await context.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const measured = async (
  client: RoomsClient,
  at: { readonly eventUid: string; readonly listUid: string | null },
): Promise<boolean[]> => {
  const searches: number[] = [];
  const writes: number[] = [];
  const desks: number[] = [];
  for (let turn = 0; turn < TIMES; turn += 1) {
    const nth = (turn * 7919) % SIGNUPS;
    const text = turn % 2 === 0 ? String(nth).padStart(4, '0').slice(-4) : asked[turn % 7]!;
    searches.push(await timed(() => client.checkin.search({ ...at, text, limit: 30 })));
    writes.push(await timed(() => client.checkin.scan({ ...at, code: `N${nth}` })));
    desks.push(await timed(() => client.checkin.desk(at)));
  }
  const { counts } = await client.checkin.desk(at);
  console.log(`  ${SIGNUPS} sign-ups, ${counts.checkedIn} checked in`);
  const result = (what: string, taken: readonly number[], limitMs: number): boolean =>
    holds({ what: `${what}, p95 of ${TIMES}`, ms: p95(taken), limitMs });
  return [
    result('search at the desk', searches, LIMIT_MS),
    // Each is synced to the disk before it is answered.
    result('check-in by a scanned code', writes, 100),
    result('counters and latest scans', desks, 150),
  ];
};
