import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoomsClient } from '../../electron/rpc/in-process.ts';
import { packNext } from '../../electron/store/derived/packs.ts';
import { migrate } from '../../electron/store/migrate.ts';
import { openWriter } from '../../electron/store/open-writer.ts';
import type { ReportFormat } from '../../shared/contract/retrospectives.ts';
import { besideDuckdb } from './duckdb-retrospective.ts';
import { holds, timed } from './measure.ts';
import { writeMembers } from './members-data.ts';
import { serveWorkspace } from './served-program.ts';
import { CAMPAIGN, campaignDates, writeCampaign } from './retrospective-data.ts';

const MEMBERS = Number(process.env['BENCH_MEMBERS'] ?? 1_000_000);
const SIZES = { members: MEMBERS, interactions: MEMBERS * 10, orders: MEMBERS };
const CAMPAIGN_SIZES = {
  members: MEMBERS,
  events: 200,
  signupsEach: Math.min(400, MEMBERS / 100),
  referrals: MEMBERS / 10,
  contents: 500,
};
/** Noon of the last generated day in Shanghai. */
const NOW_MS = Date.UTC(2026, 10, 24, 4);
const MEMORY_LIMIT_MB = 500;

const formats: readonly (readonly [ReportFormat, limitMs: number])[] = [
  ['pdf', 4000],
  ['docx', 2000],
  ['pptx', 2000],
  ['html', 2000],
  ['xlsx', 6000],
];

/** The retrospective of a campaign of three months, of the built program over the port a page uses. */
export const benchRetrospective = async (): Promise<boolean> => {
  const folder = mkdtempSync(join(tmpdir(), 'workstation-bench-'));
  const path = process.env['BENCH_WORKSPACE'] ?? join(folder, 'campaign.workspace');
  try {
    if (process.env['BENCH_WORKSPACE'] === undefined) {
      const madeMs = await timed(() => {
        writeMembers(path, SIZES, NOW_MS);
        return Promise.resolve(writeCampaign(path, CAMPAIGN_SIZES, NOW_MS));
      });
      console.log(
        `  ${MEMBERS} members, ${SIZES.interactions} interactions, ${SIZES.orders} orders, ${CAMPAIGN_SIZES.events} events written in ${(madeMs / 1000).toFixed(1)} s`,
      );
    }
    pack(path);
    const isQuick = await overPort(join(folder, 'data'), path);
    const isEqual = await besideDuckdb(path, join(folder, 'csv'), NOW_MS);
    return isQuick && isEqual;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What the program does while nobody waits, here before it is measured. */
const pack = (path: string): void => {
  migrate(path, NOW_MS);
  const { db, close } = openWriter(path);
  const start = performance.now();
  let parts = 0;
  while (packNext(db)) parts += 1;
  close();
  if (parts > 0)
    console.log(
      `  ${parts} days and blocks packed in ${((performance.now() - start) / 1000).toFixed(1)} s`,
    );
};

const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

const overPort = async (dataFolder: string, path: string): Promise<boolean> => {
  mkdirSync(dataFolder);
  const program = await serveWorkspace(path, dataFolder, NOW_MS);
  const { client } = program;
  try {
    const campaignUid = CAMPAIGN;
    const look = (): Promise<number> => timed(() => client.retrospectives.open({ campaignUid }));
    const live = (): Promise<number> => timed(() => client.campaigns.detail({ uid: campaignUid }));
    const soFar = (): void =>
      console.log(`       most memory until now: ${mb(program.mostMemory())}`);
    // The thread of long questions is there since the list of campaigns was opened.
    await client.figures.compute({ ...campaignDates, ids: ['signups.total'] });
    soFar();
    const results = [holds({ what: 'all facts, first look', ms: await look(), limitMs: 3000 })];
    soFar();
    results.push(holds({ what: 'all facts, again', ms: await look(), limitMs: 3000 }));
    const firstLiveMs = await live();
    console.log(`       page of the campaign, first look: ${firstLiveMs.toFixed(1)} ms`);
    results.push(holds({ what: 'page of the campaign, again', ms: await live(), limitMs: 300 }));
    for (const [format, limitMs] of formats) {
      results.push(await exported(client, format, limitMs));
      soFar();
    }
    const most = program.mostMemory();
    const isSmall = !(most > MEMORY_LIMIT_MB * 1e6);
    console.log(
      `  ${isSmall ? 'ok  ' : 'OVER'} most memory of the program at once: ${mb(most)} (limit ${MEMORY_LIMIT_MB} MB)`,
    );
    return [...results, isSmall].every(Boolean);
  } finally {
    await program.close();
  }
};

/** Writes the document as an operator asks for it: with its facts, as of now. */
const exported = async (
  client: RoomsClient,
  format: ReportFormat,
  limitMs: number,
): Promise<boolean> => {
  let bytes = 0;
  const ms = await timed(async () => {
    const steps = await client.retrospectives.export({
      campaignUid: CAMPAIGN,
      format,
      language: 'zh-CN',
      mask: false,
    });
    for (let step = await steps.next(); ; step = await steps.next())
      if (step.done === true) {
        bytes = step.value.bytes;
        await client.files.release({ handle: step.value.handle });
        break;
      }
  });
  return holds({ what: `${format} (${(bytes / 1e6).toFixed(1)} MB)`, ms, limitMs });
};
