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
import { memberColumns } from '../../shared/contract/member-filters.ts';
import { holds, p95, timed } from './measure.ts';
import { membersPage } from './members-page.ts';
import { writeMembers } from './members-data.ts';

const MEMBERS = Number(process.env['BENCH_MEMBERS'] ?? 1_000_000);
const SIZES = { members: MEMBERS, interactions: MEMBERS * 10, orders: MEMBERS };
const BLOCK = 200;
const BLOCKS = 1000;

/**
 * The members grid over the port a page uses, and in the page as it was built last, on a workspace of generated members with ten acts and
 * one order each on average.
 */
export const benchMembers = async (): Promise<boolean> => {
  const folder = mkdtempSync(join(tmpdir(), 'workstation-bench-'));
  const given = process.env['BENCH_WORKSPACE'];
  const path = given ?? join(folder, 'members.workspace');
  try {
    if (given === undefined) {
      const madeMs = await timed(() => Promise.resolve(writeMembers(path, SIZES, Date.now())));
      console.log(
        `  ${MEMBERS} members, ${SIZES.interactions} interactions, ${SIZES.orders} orders written in ${(madeMs / 1000).toFixed(1)} s`,
      );
    }
    const results = [
      await overPort(join(folder, 'data'), path),
      ...(await membersPage(path, join(folder, 'page'))),
    ];
    return results.every(Boolean);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const overPort = async (dataFolder: string, path: string): Promise<boolean> => {
  const program = startProgram({ dataFolder, nowMs: Date.now });
  const context = createContext(program, nodeServices('command-line'));
  const { port1, port2 } = new MessageChannel();
  servePort(port1, { context, log: (id, error) => console.error(id, error) });
  port1.start();
  port2.start();
  const client: RoomsClient = createORPCClient(new RPCLink({ port: port2 }));
  try {
    const openMs = await timed(async () => {
      await program.open(path);
      await firstRows(client, {});
    });
    const results = [holds({ what: 'open to the first rows', ms: openMs, limitMs: 1500 })];
    results.push(await blocks(client));
    results.push(await jump(client));
    results.push(...(await sorts(client)));
    results.push(...(await filters(client)));
    results.push(await details(client));
    for (const [search, limitMs] of searches) {
      const { ms, found } = await firstRows(client, { search });
      results.push(holds({ what: `search "${search}" (${found} found)`, ms, limitMs }));
    }
    return results.every(Boolean);
  } finally {
    port1.close();
    port2.close();
    await context.close();
  }
};

type ViewInput = Parameters<RoomsClient['members']['view']>[0];

/** What a search may take: two characters 50 ms, initials 100 ms; for the others no figure is asked. */
const searches = [
  ['陈', 300],
  ['陈晨', 50],
  ['zm', 100],
  ['zhangmingchen', 300],
  ['8', 1000],
] as const;

/** Asks for a view and its first rows, ms and how many there are. */
const firstRows = async (
  client: RoomsClient,
  input: ViewInput,
): Promise<{ readonly ms: number; readonly found: number }> => {
  let found = 0;
  const ms = await timed(async () => {
    const { view, total } = await client.members.view(input);
    found = total;
    if (total > 0) await client.members.block({ view, start: 0, end: Math.min(BLOCK, total) });
  });
  return { ms, found };
};

/** To the far end of a list that was just opened, as a dragged scrollbar does. */
const jump = async (client: RoomsClient): Promise<boolean> => {
  const { view, total } = await client.members.view({});
  const start = Math.floor(total * 0.9);
  const ms = await timed(() => client.members.block({ view, start, end: start + BLOCK }));
  return holds({ what: `jump to row ${start}`, ms, limitMs: 30 });
};

const filters = async (client: RoomsClient): Promise<boolean[]> => {
  const results: boolean[] = [];
  for (const [what, filter] of [
    ['city', { kind: 'set', column: 'city', values: ['上海'] }],
    ['points', { kind: 'numbers', column: 'points', from: 1000, to: null }],
    ['joined', { kind: 'dates', column: 'joinedDate', from: '2025-01-01', to: '2025-06-30' }],
  ] as const) {
    const { ms, found } = await firstRows(client, {
      filters: [filter as NonNullable<ViewInput['filters']>[number]],
    });
    results.push(holds({ what: `filter by ${what} (${found} found)`, ms, limitMs: 600 }));
  }
  return results;
};

const blocks = async (client: RoomsClient): Promise<boolean> => {
  const { view, total } = await client.members.view({});
  const taken: number[] = [];
  for (let index = 0; index < BLOCKS; index += 1) {
    // A stride that is prime to the length visits the list far and wide, like a dragged scrollbar.
    const start = (index * 7919 * BLOCK) % (total - BLOCK);
    taken.push(await timed(() => client.members.block({ view, start, end: start + BLOCK })));
  }
  return holds({ what: `block of ${BLOCK} rows, p95 of ${BLOCKS}`, ms: p95(taken), limitMs: 10 });
};

const details = async (client: RoomsClient): Promise<boolean> => {
  const taken: number[] = [];
  for (let index = 0; index < BLOCKS; index += 1)
    taken.push(await timed(() => client.members.detail({ uid: `me_${(index * 7919) % MEMBERS}` })));
  return holds({ what: `a member's drawer, p95 of ${BLOCKS}`, ms: p95(taken), limitMs: 50 });
};

const indexed: ReadonlySet<string> = new Set([
  'name',
  'joinedDate',
  'lastActiveDate',
  'points',
  'ordersNet',
  'interactions',
]);

/** The slowest column of those with an index, and of those without, decides. */
const sorts = async (client: RoomsClient): Promise<boolean[]> => {
  const slowest = [
    { what: 'without an index', column: '', ms: 0, limitMs: 600 },
    { what: 'with an index', column: '', ms: 0, limitMs: 300 },
  ];
  for (const column of memberColumns)
    for (const descending of [false, true]) {
      const { ms } = await firstRows(client, { sort: { column, descending } });
      const kind = slowest[indexed.has(column) ? 1 : 0]!;
      if (ms > kind.ms) Object.assign(kind, { column, ms });
    }
  return slowest.map(({ what, column, ms, limitMs }) =>
    holds({ what: `first rows of the slowest sort ${what} (${column})`, ms, limitMs }),
  );
};
