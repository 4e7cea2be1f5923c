import { describe, expect, it } from 'vitest';
import {
  parseMinutes,
  parseOffset,
  parseTime,
  pastedSegments,
} from '../../../../shared/domain/events/run-paste.ts';

describe('a length as people write it', () => {
  it.each([
    ['15', 15],
    ['１５ 分钟', 15],
    ['20min', 20],
    ["5'", 5],
    ['1小时', 60],
    ['1.5 h', 90],
    ['1h30', 90],
    ['1 小時 20 分鐘', 80],
    ['1:30', 90],
    ['0', 0],
    ['soon', null],
    ['', null],
    ['-5', null],
  ])('%s', (text, minutes) => expect(parseMinutes(text)).toBe(minutes));
});

describe('a time of day as people write it', () => {
  it.each([
    ['9:05', '09:05'],
    ['１４：３０', '14:30'],
    ['14.30', '14:30'],
    ['14点30', '14:30'],
    ['14点', '14:00'],
    ['1405', '14:05'],
    ['24:00', null],
    ['14:60', null],
    ['noon', null],
  ])('%s', (text, time) => expect(parseTime(text)).toBe(time));
});

describe('a time from the start of the event', () => {
  it('may lie before it', () => {
    expect(['+1:05', '-0:30', '−20', '90', '1h'].map(parseOffset)).toEqual([65, -30, -20, 90, 60]);
    expect(parseOffset('later')).toBe(null);
  });
});

const shown = (text: string, freeTime: string | null = null) =>
  pastedSegments(text, freeTime).map((one) => [
    one.time,
    one.guessed ? `${one.minutes}?` : one.minutes,
    one.content,
    one.host,
    one.material,
    one.note,
  ]);

describe('a pasted run sheet', () => {
  it('is read from a spreadsheet with a header in any order', () => {
    const text =
      '序号\t环节\t时间\t时长\t负责人\t备注\t物料\r\n' +
      '1\t开场\t14:00\t10 分钟\t小林\t\t话筒\r\n' +
      '2\t分享\t14:10\t40\t周老师\t"第一行\n第二行 ""引"""\tPPT\r\n';
    expect(shown(text, '14:00')).toEqual([
      [null, 10, '开场', '小林', '话筒', ''],
      [null, 40, '分享', '周老师', 'PPT', '第一行\n第二行 "引"'],
    ]);
  });

  it('takes lengths from ranges and from the next start, and says where none is told', () => {
    const text = '14:00-14:10\t开场\n14:10～14:50\t分享\t周老师\n15:00\t问答\n15:20\t收尾';
    expect(shown(text)).toEqual([
      ['14:00', 10, '开场', '', '', ''],
      [null, 40, '分享', '周老师', '', ''],
      ['15:00', 20, '问答', '', '', ''],
      [null, '10?', '收尾', '', '', ''],
    ]);
  });

  it('is read with lengths alone, with numbers of rows, and over midnight', () => {
    expect(shown('10 分钟\t开场\t小林\n20min\t分享')).toEqual([
      [null, 10, '开场', '小林', '', ''],
      [null, 20, '分享', '', '', ''],
    ]);
    expect(shown('1\t15\t签到\n2\t20\t暖场')).toEqual([
      [null, 15, '签到', '', '', ''],
      [null, 20, '暖场', '', '', ''],
    ]);
    expect(shown('23:50-00:10\t倒数\n00:10-00:20\t合影', '23:50')).toEqual([
      [null, 20, '倒数', '', '', ''],
      [null, 10, '合影', '', '', ''],
    ]);
  });

  it('is read from lines of a message', () => {
    expect(shown('20:00-20:10 开场\n20:10-20:50 嘉宾分享 | 周老师 | PPT\n\n5分钟 收尾')).toEqual([
      ['20:00', 10, '开场', '', '', ''],
      [null, 40, '嘉宾分享', '周老师', 'PPT', ''],
      [null, 5, '收尾', '', '', ''],
    ]);
  });

  it('keeps words it cannot place as content, and adds nothing for nothing', () => {
    expect(shown('开场\t小林')).toEqual([[null, '10?', '开场', '小林', '', '']]);
    expect(shown(' \n\t\n')).toEqual([]);
  });
});
