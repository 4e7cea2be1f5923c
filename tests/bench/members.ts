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
import { memberColumns } from '../../shared/contract/members.ts';
import { holds, p95, timed } from './measure.ts';
import { writeMembers } from './members-data.ts';

const MEMBERS = 100_000;
const BLOCK = 200;
const BLOCKS = 200;

/** The members grid over the port a page uses, on a workspace of 100,000 generated members. */
export const benchMembers = async (): Promise<boolean> => {
  const folder = mkdtempSync(join(tmpdir(), 'workstation-bench-'));
  const path = join(folder, 'members.workspace');
  try {
    const madeMs = await timed(() => Promise.resolve(writeMembers(path, MEMBERS, Date.now())));
    console.log(`  ${MEMBERS} members written in ${(madeMs / 1000).toFixed(1)} s`);
    return await overPort(join(folder, 'data'), path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const overPort = async (dataFolder: string, path: string): Promise<boolean> => {
  const program = startProgram({ dataFolder, nowMs: Date.now });
  const context = createContext(program, nodeServices('command-line'));
  const { port1, port2 } = new MessageChannel();
  servePort(port1, context, (id, error) => console.error(id, error));
  port1.start();
  port2.start();
  const client: RoomsClient = createORPCClient(new RPCLink({ port: port2 }));
  try {
    const openMs = await timed(() => program.open(path));
    console.log(`  opened in ${openMs.toFixed(1)} ms`);
    const results = [await firstRows(client, {}, 'first rows of everyone', 1000)];
    results.push(await blocks(client));
    results.push(await sorts(client));
    results.push(await details(client));
    for (const search of ['陈', '陈晨', 'zhangmingchen', 'zm', '8'])
      results.push(await firstRows(client, { search }, `first rows of search "${search}"`, 1000));
    return results.every(Boolean);
  } finally {
    port1.close();
    port2.close();
    await context.close();
  }
};

type ViewInput = Parameters<RoomsClient['members']['view']>[0];

const firstRows = async (
  client: RoomsClient,
  input: ViewInput,
  what: string,
  limitMs: number,
): Promise<boolean> => {
  let found = 0;
  const ms = await timed(async () => {
    const { view, total } = await client.members.view(input);
    found = total;
    if (total > 0) await client.members.block({ view, start: 0, end: Math.min(BLOCK, total) });
  });
  return holds({ what: `${what} (${found} found)`, ms, limitMs });
};

const blocks = async (client: RoomsClient): Promise<boolean> => {
  const { view, total } = await client.members.view({});
  const taken: number[] = [];
  for (let index = 0; index < BLOCKS; index += 1) {
    // A stride that is prime to the length visits the list far and wide, like a dragged scrollbar.
    const start = (index * 7919 * BLOCK) % (total - BLOCK);
    taken.push(await timed(() => client.members.block({ view, start, end: start + BLOCK })));
  }
  return holds({ what: `block of ${BLOCK} rows, p95 of ${BLOCKS}`, ms: p95(taken), limitMs: 20 });
};

const details = async (client: RoomsClient): Promise<boolean> => {
  const taken: number[] = [];
  for (let index = 0; index < BLOCKS; index += 1)
    taken.push(await timed(() => client.members.detail({ uid: `me_${(index * 7919) % MEMBERS}` })));
  return holds({ what: `a member's drawer, p95 of ${BLOCKS}`, ms: p95(taken), limitMs: 50 });
};

/** The slowest column decides. */
const sorts = async (client: RoomsClient): Promise<boolean> => {
  let slowest = { column: '', ms: 0 };
  for (const column of memberColumns)
    for (const descending of [false, true]) {
      const ms = await timed(async () => {
        const { view } = await client.members.view({ sort: { column, descending } });
        await client.members.block({ view, start: 0, end: BLOCK });
      });
      if (ms > slowest.ms) slowest = { column, ms };
    }
  return holds({
    what: `first rows of the slowest sort (${slowest.column})`,
    ms: slowest.ms,
    limitMs: 1000,
  });
};
