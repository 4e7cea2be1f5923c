import { readXlsx } from 'hucre';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PersonaPlace } from '../../../shared/contract/persona.ts';
import { startRooms, temporaryRooms } from '../../support/rooms.ts';
import { temporaryFolder, testNowMs } from '../../support/workspace.ts';

test('how the page was left is kept for each workspace, over a restart', async () => {
  const folder = temporaryFolder();
  const place: PersonaPlace = {
    a: { kind: 'saved-view', uid: 'vw_1' },
    b: { kind: 'set', set: { kind: 'everyone' } },
    spending: { kind: 'limits', limitsMinor: [100, 500] },
  };
  const first = startRooms(folder, testNowMs);
  await first.rooms.client.workspace.create({ name: '甲', zone: 'Asia/Shanghai' });
  expect(await first.rooms.client.persona.place()).toBeNull();
  await first.rooms.client.persona.keepPlace(place);
  await first.close();
  const second = startRooms(folder, testNowMs);
  const [known] = (await second.rooms.client.workspace.status()).known;
  await second.rooms.client.workspace.open({ id: known!.id });
  expect(await second.rooms.client.persona.place()).toEqual(place);
  await second.close();
});

test('the persona leaves as a workbook; small groups, and what would give them away, only when asked', async () => {
  const { client, context } = temporaryRooms();
  await client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
  const cities = { 上海: 8, 杭州: 6, 成都: 2 };
  for (const [city, count] of Object.entries(cities))
    for (let place = 0; place < count; place += 1)
      await client.members.create({ fields: { name: `${city}${place}`, city } });
  const everyone = { kind: 'everyone' } as const;
  const exported = async (hideSmall: boolean, compared: boolean) => {
    const { handle } = await client.persona.export({
      a: everyone,
      b: compared ? { kind: 'view', search: '上海', filters: [], archived: false } : null,
      nameA: '全部会员',
      nameB: compared ? '上海人' : null,
      hideSmall,
      language: 'zh-CN',
    });
    const { sheets } = await readXlsx(readFileSync(context.files.locate(handle).path));
    return {
      lines: sheets[0]!.rows.filter(([trait]) => trait === '城市'),
      facts: sheets[1]!.rows.map(([fact]) => fact),
    };
  };
  const whole = await exported(false, false);
  expect(whole.lines.map((row) => row.slice(1, 4))).toEqual([
    ['上海', 8, 0.5],
    ['杭州', 6, 0.375],
    ['成都', 2, 0.125],
  ]);
  expect(whole.facts).toEqual(expect.arrayContaining(['全部会员', '16 位', '截至 2026-11-24']));
  const hidden = await exported(true, false);
  expect(hidden.lines.map((row) => row.slice(1, 6))).toEqual([
    ['上海', 8, 0.5, expect.any(Number), expect.any(Number)],
    ['杭州', '少于 5', '—', '—', '—'],
    ['成都', '少于 5', '—', '—', '—'],
  ]);
  const { lines, facts } = await exported(false, true);
  expect(lines[0]!.slice(1, 7)).toEqual(['上海', 8, 0.5, 8, 1, -50]);
  expect(facts).toEqual(
    expect.arrayContaining([
      'A：全部会员，16 位',
      'B：上海人，8 位',
      'B 的 8 位全部在 A 里。差别的区间只靠 A 里不属于 B 的人来算。',
    ]),
  );
});
