import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Facts } from '../../../shared/contract/retrospectives.ts';
import { askedRows } from '../../support/rows-behind.ts';
import { workstationProcess } from '../../support/command-process.ts';
import { placesOf } from '../../../shared/domain/report/places.ts';
import { finished } from '../../support/rooms.ts';
import { sampleRooms } from '../../support/sample.ts';
import { temporaryFolder } from '../../support/workspace.ts';
import { expectFromRows, share } from './sample-expected.ts';
import { readRaw, type RawSample } from './sample-raw.ts';

const rooms = sampleRooms();
let raw: RawSample;
let facts: Facts;
let expected: ReturnType<typeof expectFromRows>;

const spans = {
  before: ['2026-08-03', '2026-09-06'],
  during: ['2026-09-07', '2026-10-11'],
  after: ['2026-10-12', '2026-11-15'],
} as const;

beforeAll(async () => {
  const { client, campaignUid } = rooms();
  ({ facts } = await client.retrospectives.open({ campaignUid }));
  raw = await readRaw();
  expected = expectFromRows(raw);
});

/** A figure must be made of these two whole numbers, and of nothing else. */
const expectFigure = (
  figure: Facts['events'][number]['showUp'],
  [numerator, denominator]: readonly [number, number | null],
  isShare: boolean,
): void => {
  expect.soft(figure.numerator, figure.id).toBeCloseTo(numerator, 9);
  expect.soft(figure.denominator, figure.id).toBe(denominator);
  const value = denominator === null ? numerator : numerator / denominator;
  expect.soft(figure.value, figure.id).toBeCloseTo(value, 9);
  expect.soft([figure.complete, figure.reason], figure.id).toEqual([true, null]);
  if (!isShare) return expect.soft(figure.interval, figure.id).toBeNull();
  const { low, high } = share(numerator, denominator!);
  expect.soft(figure.interval![0], figure.id).toBeCloseTo(low, 9);
  expect.soft(figure.interval![1], figure.id).toBeCloseTo(high, 9);
};

it('finds the people, the periods and the events of the files', () => {
  expect(expected.persons).toBe(1_223);
  for (const [name, [from, to]] of Object.entries(spans))
    expect(facts[name as keyof typeof spans]).toEqual({ from, to });
  expect([raw.kpis[0]!['开始日期'], raw.kpis[0]!['结束日期']]).toEqual(spans.during);
  expect([raw.kpis[0]!['基线开始'], raw.kpis[0]!['基线结束']]).toEqual(spans.before);
});

it('counts members, activity and orders before, during and after as the rows do', () => {
  const shares = ['speaking.rate', 'repurchase.rate'];
  for (const [name, [from, to]] of Object.entries(spans)) {
    const rows = expected.period(from, to);
    expect(facts.comparison.map((one) => one.during.id).toSorted()).toEqual(
      Object.keys(rows).toSorted(),
    );
    for (const one of facts.comparison) {
      const figure = one[name as keyof typeof spans];
      expect(figure.period).toEqual({ from, to });
      expectFigure(figure, rows[figure.id as keyof typeof rows], shares.includes(figure.id));
    }
  }
});

it('gives each change of a share the interval of samples that share people', () => {
  const [was, is] = [expected.asked(...spans.before), expected.asked(...spans.during)];
  for (const id of ['speaking.rate', 'repurchase.rate'] as const) {
    const { before, during, difference } = facts.comparison.find((one) => one.during.id === id)!;
    const now = share(during.numerator!, during.denominator!);
    const then = share(before.numerator!, before.denominator!);
    const both = [...was[id].of].filter((who) => is[id].of.has(who));
    const count = (did: boolean, does: boolean): number =>
      both.filter((who) => was[id].do.has(who) === did && is[id].do.has(who) === does).length;
    const [a, b, c, d] = [
      count(true, true),
      count(true, false),
      count(false, true),
      count(false, false),
    ];
    const cross = a * d - b * c;
    const phi =
      (cross > 0 ? Math.max(0, cross - both.length / 2) : cross) /
      Math.sqrt((a + b) * (c + d) * (a + c) * (b + d));
    const r = (phi * both.length) / Math.sqrt(during.denominator! * before.denominator!);
    expect(both.length, id).toBeGreaterThan(10);
    const change = now.value - then.value;
    const root = (x: number, y: number): number => Math.sqrt(x * x + y * y - 2 * r * x * y);
    expect(difference!.value).toBeCloseTo(change, 9);
    expect(difference!.interval[0]).toBeCloseTo(
      change - root(now.value - now.low, then.high - then.value),
      9,
    );
    expect(difference!.interval[1]).toBeCloseTo(
      change + root(now.high - now.value, then.value - then.low),
      9,
    );
  }
});

it('gives averages an interval around their change, and counts none', () => {
  const averages = ['messages.per_member', 'stickiness', 'orders.aov'];
  for (const { before, during, difference } of facts.comparison) {
    if (averages.includes(during.id)) {
      const change = during.value! - before.value!;
      expect(difference!.value).toBeCloseTo(change, 9);
      expect(difference!.interval[0]).toBeLessThan(change);
      expect(difference!.interval[1]).toBeGreaterThan(change);
    } else if (during.interval === null) expect(difference).toBeNull();
  }
});

it('measures the KPI contract and its score against the rows', () => {
  const during = expected.period(...spans.during);
  const before = expected.period(...spans.before);
  const showUp = expected.events.reduce((sum, event) => sum + event.showUp[0], 0);
  const actual: Readonly<Record<string, readonly [number, number | null]>> = {
    ...during,
    'signups.confirmed': [expected.confirmed, null],
    'events.show_up_rate': [showUp, expected.confirmed],
  };
  expect(facts.kpis.map((kpi) => kpi.metric)).toEqual(raw.kpis.map((row) => row['指标']));
  let [sum, weights] = [0, 0];
  for (const [index, kpi] of facts.kpis.entries()) {
    const row = raw.kpis[index]!;
    const [numerator, denominator] = actual[kpi.metric]!;
    expectFigure(
      kpi.actual!,
      [numerator, denominator],
      kpi.metric.endsWith('_rate') || kpi.metric === 'repurchase.rate',
    );
    const target = Number(row['目标值']) * (kpi.metric === 'orders.net' ? 100 : 1);
    expect([kpi.target, kpi.weight, kpi.owner]).toEqual([
      target,
      Number(row['权重']),
      row['负责人'],
    ]);
    const attained = numerator / (denominator ?? 1) / target;
    expect(kpi.attainment).toBeCloseTo(attained, 9);
    sum += kpi.weight * Math.min(1.2, attained);
    weights += kpi.weight;
    const baseline = before[kpi.metric as keyof typeof before] as
      readonly [number, number | null] | undefined;
    if (baseline === undefined) expect(kpi.baseline).toBeNull();
    else expect(kpi.baseline!.value).toBeCloseTo(baseline[0] / (baseline[1] ?? 1), 9);
  }
  expect(facts.score).toBeCloseTo(sum / weights, 9);
});

it('takes sign-ups, attendance and purchases from the rows, per person', () => {
  expect(facts.funnel).toEqual(expected.funnel);
  expect(facts.events).toHaveLength(expected.events.length);
  for (const [index, event] of expected.events.entries()) {
    const { showUp, uid: _uid, ...counts } = facts.events[index]!;
    const { showUp: own, ...known } = event;
    expect(counts).toEqual({ ...known, walkIns: 0 });
    expectFigure(showUp, own, true);
  }
});

it('names those who did most, and every day of the chart', () => {
  expect(facts.contributors.map(({ uid: _uid, ...one }) => one)).toEqual(
    // Its files count messages alone.
    expected.contributors(...spans.during).map((one) => ({ ...one, others: 0 })),
  );
  expect(facts.daily).toEqual(expected.daily(spans.before[0], spans.after[1]));
});

it('opens every figure into rows that add up to its numerator', async () => {
  const { client, campaignUid } = rooms();
  const wanted: [key: string, sum: number, of: string][] = [
    ...facts.kpis.map((kpi): [string, number, string] => [
      `kpi.${kpi.uid}`,
      kpi.actual!.numerator!,
      kpi.actual!.entity,
    ]),
    ...facts.comparison.flatMap((one) =>
      (['before', 'during', 'after'] as const).map((when): [string, number, string] => [
        `${when}.${one[when].id}`,
        one[when].numerator!,
        one[when].entity,
      ]),
    ),
    ...facts.events.map((event): [string, number, string] => [
      `event.${event.uid}`,
      event.showUp.numerator!,
      'signup',
    ]),
    ...(['signedUp', 'attended', 'converted'] as const).map((step): [string, number, string] => [
      `funnel.${step}`,
      facts.funnel[step]!,
      'member',
    ]),
  ];
  expect(wanted).toHaveLength(6 + 36 + 2 + 3);
  const known = new Set(wanted.map(([key]) => key));
  const others = placesOf(facts).filter(({ key, opens }) => opens && !known.has(key));
  expect(others.filter(({ place }) => place === 'event')).toHaveLength(2 * 4);
  for (const { key, figure, value } of others)
    wanted.push([key, figure?.numerator ?? value!, 'member']);
  for (const [key, sum] of wanted) {
    const rows = [];
    for (;;) {
      const block: Awaited<ReturnType<typeof askedRows>> = await askedRows(
        client,
        { kind: 'retrospective', campaignUid, version: null, key },
        { offset: rows.length, limit: 500 },
      );
      rows.push(...block.rows);
      expect(block.sum, key).toBeCloseTo(sum, 6);
      if (rows.length >= block.total) break;
    }
    expect(
      rows.reduce((all, row) => all + row.value, 0),
      key,
    ).toBeCloseTo(sum, 6);
    expect(new Set(rows.map((row) => row.uid)).size, key).toBe(rows.length);
    expect(rows.filter((row) => row.title === null)).toEqual([]);
  }
});

it('says the same on the page, in the exported JSON and on the command line', async () => {
  const { client, context, campaignUid } = rooms();
  const { handle } = await finished(
    client.retrospectives.export({ campaignUid, format: 'json', mask: false, language: 'en' }),
  );
  const exported = JSON.parse(readFileSync(context.files.locate(handle).path, 'utf8')) as {
    facts: Facts;
  };
  expect(exported.facts).toEqual(facts);

  const folder = temporaryFolder();
  const { path } = context.session();
  const [from, to] = spans.during;
  const named = [path, '--from', from, '--to', to, '--campaign', '秋季新品季', '--json'];
  const answer = await workstationProcess(folder, 'figures', ...named);
  expect([answer.code, answer.stderr]).toEqual([0, '']);
  const listed = new Map(
    (JSON.parse(answer.stdout) as { id: string; value: number | null }[]).map((one) => [
      one.id,
      one,
    ]),
  );
  for (const { during } of [
    ...facts.comparison,
    ...facts.kpis.map((kpi) => ({ during: kpi.actual! })),
  ]) {
    const { value, numerator, denominator, n, interval, complete, reason, period } = during;
    expect(listed.get(during.id), during.id).toMatchObject({
      value,
      numerator,
      denominator,
      n,
      interval,
      complete,
      reason,
      period,
    });
  }
  const made = await workstationProcess(
    folder,
    'retrospective',
    path,
    campaignUid,
    ...['--format', 'json', '--out', 'r.json', '--json'],
  );
  expect(made.stderr).toBe('');
  const printed = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')) as {
    facts: Facts;
    document: { subtitle: string };
  };
  expect(printed.document.subtitle).toBe('活动复盘');
  // The command runs at another time: only that differs.
  expect({ ...printed.facts, cutoffMs: 0 }).toEqual({ ...facts, cutoffMs: 0 });
});
