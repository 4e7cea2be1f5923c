import Database from 'better-sqlite3';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reportFormats } from '../../../shared/contract/retrospectives.ts';
import { findHeadless } from '../../../electron/shell/browsers.ts';
import { metricIds } from '../../../shared/domain/metrics/registry.ts';
import { workstation } from '../../support/command.ts';
import type { CommandAnswer } from '../../support/command-process.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const PERIOD = ['--from', '2026-09-07', '--to', '2026-10-11'];

// One sample for all of it: making it takes longer than asking it.
test('the sample is made, asked and reported on', async () => {
  const folder = temporaryFolder();
  const run = (...args: string[]): Promise<CommandAnswer> =>
    workstation(folder, args[0]!, ...args.slice(1), '--json');
  const asked = async (...args: string[]): Promise<unknown> => {
    const answer = await run(...args);
    expect([answer.code, answer.stderr]).toEqual([0, '']);
    return JSON.parse(answer.stdout) as unknown;
  };
  const refused = async (...args: string[]): Promise<unknown> => {
    const { code, stdout, stderr } = await run(...args);
    expect(stdout).toBe('');
    return [code, (JSON.parse(stderr) as { error: unknown }).error];
  };

  const { imports } = (await asked('sample', 's.workspace')) as {
    imports: Record<string, unknown>[];
  };
  expect(imports).toHaveLength(11);
  expect(Object.keys(imports[1]!)).toEqual([
    ...['id', 'file', 'sheet', 'kind', 'rows', 'created', 'updated', 'unchanged', 'conflicts'],
    ...['rejected', 'skipped', 'entities', 'ended', 'warnings', 'durationMs'],
  ]);
  expect(imports[1]!['warnings']).toEqual([
    { code: 'columns-unmapped', row: null, column: null, message: expect.stringContaining('3') },
  ]);
  expect(await refused('sample', 's.workspace')).toMatchObject([4, { code: 'workspace-exists' }]);

  const campaigns = await asked('campaigns', 's.workspace');
  expect(campaigns).toEqual([
    {
      uid: expect.stringMatching(/^ca_/),
      name: '秋季新品季',
      from: '2026-09-07',
      to: '2026-10-11',
      status: expect.any(String),
    },
  ]);
  const { uid } = (campaigns as { uid: string }[])[0]!;

  const figures = (await asked('figures', 's.workspace', ...PERIOD)) as { id: string }[];
  expect(figures.map((one) => one.id)).toEqual(metricIds);
  for (const one of figures)
    expect(Object.keys(one).sort()).toEqual(
      [
        ...['id', 'value', 'unit', 'numerator', 'denominator', 'n', 'interval', 'complete'],
        ...['reason', 'period', 'definition'],
      ].sort(),
    );
  const net = ['figures', 's.workspace', ...PERIOD, '--metric', 'orders.net'];
  expect(await asked(...net, '--campaign', uid)).toEqual(
    await asked(...net, '--campaign', '秋季新品季'),
  );
  expect(await asked(...net)).toMatchObject([{ id: 'orders.net', unit: 'minor:CNY' }]);
  expect(await refused(...net, '--campaign', '没有')).toMatchObject([2, { code: 'not-found' }]);
  expect(
    await refused('figures', 's.workspace', '--from', '2026-02-31', ...PERIOD.slice(2)),
  ).toMatchObject([2, { code: 'invalid-input', message: expect.stringContaining('--from') }]);
  expect(
    await refused('figures', 's.workspace', ...PERIOD, '--metric', 'members.happy'),
  ).toMatchObject([2, { code: 'invalid-input', choices: expect.arrayContaining([...metricIds]) }]);

  const report = ['retrospective', 's.workspace', '秋季新品季', '--format'];
  const written = async (format: string, ...flags: string[]): Promise<Buffer> => {
    const file = join(folder, `r.${format}`);
    const said = await asked(...report, format, '--out', `r.${format}`, ...flags);
    const bytes = readFileSync(file);
    expect(said).toEqual({ file, bytes: bytes.length, figures: expect.any(Number) });
    return bytes;
  };
  const html = String(await written('html', '--language', 'en', '--mask'));
  expect(html).toContain('lang="en"');
  expect(JSON.parse(String(await written('json')))).toMatchObject({
    facts: { campaign: { name: '秋季新品季' } },
  });
  for (const format of ['xlsx', 'docx', 'pptx'])
    expect((await written(format)).subarray(0, 2).toString()).toBe('PK');
  if (findHeadless() !== null)
    expect((await written('pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await refused(...report, 'odt', '--out', 'r.odt')).toMatchObject([
    2,
    { code: 'invalid-input', choices: [...reportFormats] },
  ]);
  expect(await refused(...report, 'html', '--out', 'no/such/folder.html')).toMatchObject([
    2,
    { code: 'cannot-write-file' },
  ]);
  const browser = process.env['WORKSTATION_BROWSER'];
  process.env['WORKSTATION_BROWSER'] = join(folder, 'none');
  try {
    expect(await refused(...report, 'pdf', '--out', 'x.pdf')).toMatchObject([
      7,
      { code: 'no-printer', hint: expect.stringContaining('HTML') },
    ]);
  } finally {
    if (browser === undefined) delete process.env['WORKSTATION_BROWSER'];
    else process.env['WORKSTATION_BROWSER'] = browser;
  }
  expect(existsSync(join(folder, 'x.pdf'))).toBe(false);

  const { members } = (await asked('members', 's.workspace', '--limit', '1')) as {
    members: object[];
  };
  expect(Object.keys(members[0]!)).toEqual([
    ...['uid', 'name', 'nickname', 'phones', 'emails', 'identities', 'tags', 'gender'],
    ...['birthday', 'city', 'joinedDate', 'lastActiveDate', 'points', 'tier', 'communities'],
    'orders',
  ]);
  await asked('members', 's.workspace', '--limit', '3', '--unmask', '--reason', '回访老客');
  const db = new Database(join(folder, 's.workspace'));
  const label = db.prepare("SELECT label FROM operation WHERE kind = 'reveal'").pluck().all();
  expect(label.map((text) => JSON.parse(String(text)) as unknown)).toMatchObject([
    { values: { count: 3, reason: '回访老客' } },
  ]);

  db.exec("UPDATE community SET name = '同名'");
  db.close();
  expect(await refused(...net, '--community', '同名')).toMatchObject([
    2,
    { code: 'ambiguous', choices: [expect.stringMatching(/^co_.* 同名$/), expect.any(String)] },
  ]);
}, 180_000);
