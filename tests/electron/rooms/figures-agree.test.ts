import { expect, test, vi } from 'vitest';
import { metricForm, metricReasons } from '../../../shared/domain/metrics/forms.ts';
import { kpiMetricIds, metricIds, metrics } from '../../../shared/domain/metrics/registry.ts';
import { placesOf } from '../../../shared/domain/report/places.ts';
import { seededRandom } from '../../../shared/domain/statistics/random.ts';
import { addDays } from '../../../shared/domain/values/days.ts';
import { askedRows } from '../../support/rows-behind.ts';
import { workstation } from '../../support/command.ts';
import { generatedWorkspace } from '../../support/generated-workspace.ts';
import { temporaryRooms, type TestRooms } from '../../support/rooms.ts';
import { temporaryFolder, testNowMs } from '../../support/workspace.ts';

const autumn = { from: '2026-10-05', to: '2026-10-31' };

/** Whole records, running, to come, before everything, one day, and some at random. */
const periodsOf = (seed: string) => {
  const random = seededRandom(`${seed} periods`);
  return [
    autumn,
    { from: '2026-08-01', to: '2026-11-23' },
    { from: '2026-11-20', to: '2026-11-30' },
    { from: '2026-12-05', to: '2026-12-31' },
    { from: '2020-01-01', to: '2020-01-31' },
    { from: '2026-10-10', to: '2026-10-10' },
    ...Array.from({ length: 2 }, () => {
      const from = addDays('2026-08-01', Math.floor(random() * 100));
      return { from, to: addDays(from, Math.floor(random() * 30)) };
    }),
  ];
};

const opened = async (seed: string) => {
  const generated = generatedWorkspace(seed, autumn);
  const rooms = temporaryRooms();
  await rooms.context.program.open(generated.path);
  return { ...generated, ...rooms };
};

/** All rows of a number, added up page by page. */
const addedUp = async (
  load: (offset: number) => Promise<{
    readonly total: number;
    readonly sum: number;
    readonly rows: readonly { readonly value: number }[];
  }>,
): Promise<number> => {
  let [seen, sum] = [0, 0];
  for (;;) {
    const page = await load(seen);
    for (const row of page.rows) sum += row.value;
    seen += page.rows.length;
    if (seen >= page.total) {
      expect(sum).toBeCloseTo(page.sum, 6);
      return sum;
    }
  }
};

const rowsOf = (
  client: TestRooms['client'],
  scope: Omit<Extract<Parameters<typeof askedRows>[1], { kind: 'figure' }>, 'kind'>,
): Promise<number> =>
  addedUp((offset) => askedRows(client, { kind: 'figure', ...scope }, { offset, limit: 25 }));

test.each(['first', 'second'])(
  'every metric says why it has no value, and opens into rows that add up to it: %s workspace',
  async (seed) => {
    const { client, communityUids, eventUids, campaignUid } = await opened(seed);
    const scopes = [
      {},
      ...communityUids.map((communityUid) => ({ communityUid })),
      ...eventUids.map((eventUid) => ({ eventUid })),
      { campaignUid },
    ];
    let told = 0;
    const toldOf = new Set<string>();
    for (const period of periodsOf(seed))
      for (const scope of scopes) {
        const figures = await client.figures.compute({ ...period, ...scope, ids: [...metricIds] });
        expect(figures.map(({ id }) => id)).toEqual(metricIds);
        for (const one of figures) {
          const where = `${one.id} ${JSON.stringify({ ...period, ...scope })}`;
          const { kind, rows } = metricForm(one.id);
          expect(one.unit, where).toBe(metrics[one.id]);
          if (rows !== null) expect(one.entity, where).toBe(rows);
          // Nothing is recorded that it could be made of.
          else expect(one.value, where).toBeNull();
          expect(one.value === null, where).toBe(one.reason !== null);
          if (one.reason !== null) expect(metricReasons(one.id), where).toContain(one.reason);
          if (one.value === null) continue;
          told += 1;
          toldOf.add(one.id);
          expect(Number.isFinite(one.value), where).toBe(true);
          expect(one.interval !== null, where).toBe(kind === 'share' || kind === 'score');
          if (kind === 'count' || kind === 'sum') expect(one.value, where).toBe(one.numerator);
          else if (kind === 'return')
            expect(one.value, where).toBeCloseTo(one.numerator! / one.denominator! - 1, 9);
          else if (kind !== 'score')
            expect(one.value, where).toBeCloseTo(one.numerator! / one.denominator!, 9);
          expect(await rowsOf(client, { ...period, ...scope, id: one.id }), where).toBeCloseTo(
            one.numerator!,
            6,
          );
        }
      }
    // Most of them are told, not only dashes.
    expect(told).toBeGreaterThan(1000);
    for (const id of metricIds) expect(toldOf.has(id), id).toBe(metricForm(id).rows !== null);
  },
  240_000,
);

test('the page, the report and the command line say the same of every metric', async () => {
  vi.spyOn(Date, 'now').mockReturnValue(testNowMs);
  const { client, path, campaignUid } = await opened('third');
  const folder = temporaryFolder();
  const asked = async (...scope: string[]): Promise<unknown[]> => {
    const answer = await workstation(folder, 'figures', path, ...scope, '--json');
    expect(answer).toMatchObject({ code: 0, stderr: '' });
    return JSON.parse(answer.stdout) as unknown[];
  };
  const scopes = [
    { args: [], scope: {} },
    { args: ['--community', 'co_coffee'], scope: { communityUid: 'co_coffee' } },
    { args: ['--campaign', '秋季'], scope: { campaignUid } },
  ];
  for (const { from, to } of periodsOf('third').slice(0, 4))
    for (const { args, scope } of scopes) {
      const page = await client.figures.compute({ from, to, ...scope, ids: [...metricIds] });
      expect(await asked('--from', from, '--to', to, ...args)).toMatchObject(
        page.map(({ entity: _entity, unit: _unit, ...one }) => one),
      );
    }

  const { facts } = await client.retrospectives.open({ campaignUid });
  const own = await client.figures.compute({ ...autumn, campaignUid, ids: [...metricIds] });
  expect(facts.kpis.map((kpi) => kpi.actual)).toEqual(
    own.filter(({ id }) => kpiMetricIds.some((kpi) => kpi === id)),
  );
  const { campaign, score } = await client.campaigns.detail({ uid: campaignUid });
  const shown = (id: string) => own.find((one) => one.id === id)!;
  expect(shown('campaign.attainment')).toMatchObject({ value: facts.score, reason: null });
  expect(score).toBe(facts.score);
  const { spend } = await client.campaigns.costs({ uid: campaign.uid });
  expect(shown('campaign.cost').value).toBe(spend.costMinor);
  expect(facts.blocks.roi).toMatchObject({
    costMinor: spend.costMinor,
    netMinor: shown('orders.net').value,
    figures: { roi: shown('campaign.roi'), cac: shown('campaign.cac') },
  });
  for (const when of ['before', 'during', 'after'] as const)
    for (const line of facts.comparison) {
      const one = line[when];
      const [page] = await client.figures.compute({
        ...facts[when],
        campaignUid,
        ids: [one.id],
      });
      expect(one, `${when} ${one.id}`).toEqual(page);
    }
  expect(facts.blocks.comparisonGroup!.lines.length).toBeGreaterThan(0);
  for (const { key, value, figure, opens } of placesOf(facts)) {
    if (!opens) continue;
    const sum = await addedUp((offset) =>
      askedRows(
        client,
        { kind: 'retrospective', campaignUid, version: null, key },
        { offset, limit: 25 },
      ),
    );
    const wanted = figure === null ? value : figure.numerator;
    if (wanted !== null) expect(sum, key).toBeCloseTo(wanted, 6);
  }
}, 240_000);
