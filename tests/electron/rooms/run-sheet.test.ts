import { describe, expect, it } from 'vitest';
import { openFile } from '../../../electron/imports/read/open-file.ts';
import { cellsOf, rowsOf } from '../../support/read-file.ts';
import { temporaryRooms } from '../../support/rooms.ts';

const START_MS = Date.UTC(2027, 0, 20, 6);
const MINUTE_MS = 60_000;
const at = (minutes: number): number => START_MS + minutes * MINUTE_MS;

const open = async (fields: { readonly startAtMs?: number; readonly endAtMs?: number }) => {
  const rooms = temporaryRooms();
  await rooms.client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
  const { uid: eventUid } = await rooms.client.events.create({
    template: null,
    fields: { name: '茶会', kind: 'sharing', mode: 'online', ...fields },
  });
  const exported = async () => {
    const { handle } = await rooms.client.runSheet.exportFile({ eventUid });
    const { path, name } = rooms.context.files.locate(handle);
    const file = await openFile(path, name);
    try {
      return cellsOf(await rowsOf(file)).map((cells) =>
        cells.map((cell) => (cell instanceof Object && 'text' in cell ? cell.text : cell)),
      );
    } finally {
      file.close();
    }
  };
  return { ...rooms, eventUid, exported };
};

describe('the run sheet of the room', () => {
  it('is filled from a template in the language of the operator, as one undo', async () => {
    const { client, eventUid } = await open({ startAtMs: START_MS, endAtMs: at(90) });
    await client.runSheet.fromTemplate({ eventUid, template: 'sharing-session' });
    const { segments } = await client.runSheet.list({ eventUid });
    expect(segments.map(({ content, minutes }) => [content, minutes])).toEqual([
      ['开场与规则说明', 5],
      ['介绍嘉宾', 5],
      ['主题分享', 40],
      ['互动问答', 25],
      ['福利发放', 10],
      ['总结与下期预告', 5],
    ]);
    expect(segments[0]).toMatchObject({ host: '主持人', material: '群公告、规则文案' });
    await client.workspace.undo({});
    expect((await client.runSheet.list({ eventUid })).segments).toEqual([]);
  });

  it('moves with its event, fixed starts too', async () => {
    const { client, eventUid, exported } = await open({ startAtMs: START_MS, endAtMs: at(60) });
    await client.runSheet.add({
      eventUid,
      afterUid: null,
      segments: [{ minutes: 10, content: '开场', offsetMinutes: 15 }],
    });
    expect((await exported())[1]!.slice(0, 3)).toEqual(['2027-01-20', '14:15', '14:25']);
    const week = 7 * 24 * 60 + 60;
    await client.events.reschedule({ uid: eventUid, startAtMs: at(week), endAtMs: at(week + 60) });
    expect((await exported())[1]!.slice(0, 3)).toEqual(['2027-01-27', '15:15', '15:25']);
  });

  it('is exported with how it went and by how much', async () => {
    const { client, eventUid, exported } = await open({ startAtMs: START_MS, endAtMs: at(60) });
    await client.runSheet.add({
      eventUid,
      afterUid: null,
      segments: [
        { minutes: 10, content: '开场', host: '小林', material: '话筒', note: '准点' },
        { minutes: 20, content: '=分享' },
      ],
    });
    const { uid } = await client.runSheet.advance({ eventUid, fromUid: null, atMs: at(3) });
    await client.runSheet.update({ uid, fields: { liveNote: '排队' } });
    await client.runSheet.advance({ eventUid, fromUid: uid, atMs: at(14.5) });
    const [header, first, second, total] = await exported();
    expect(header).toHaveLength(14);
    expect(first).toEqual([
      '2027-01-20',
      '14:00',
      '14:10',
      10,
      '开场',
      '小林',
      '话筒',
      '准点',
      '14:03:00',
      '14:14:30',
      11.5,
      3,
      1.5,
      '排队',
    ]);
    expect(second!.slice(8, 12)).toEqual(['14:14:30', null, null, 4.5]);
    expect(total![4]).toBe('已结束的 1 个环节合计');
    expect(total![12]).toBe(1.5);
  });

  it('says what is missing when there is nothing to export', async () => {
    const { client, eventUid } = await open({});
    await expect(client.runSheet.exportFile({ eventUid })).rejects.toMatchObject({
      code: 'FAILED',
      data: { code: 'nothing-to-export' },
    });
  });
});
