import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { calendarText, type CalendarEntry } from '../../../electron/calendar/ics.ts';

const entry = (change: Partial<CalendarEntry>): CalendarEntry => ({
  uid: 'ev_1',
  summary: '茶会',
  description: null,
  location: null,
  startAtMs: Date.UTC(2026, 9, 24, 12),
  endAtMs: Date.UTC(2026, 9, 24, 14),
  zone: 'Asia/Shanghai',
  cancelled: false,
  busy: true,
  ...change,
});

/** As a calendar program reads it. */
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
};
const msOf = (time: ICAL.Time): number => time.toUnixTime() * 1000;

test.each(['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC'])(
  'keeps instants and the zone %s, over a change of the clocks too',
  (zone) => {
    const spans = [
      [Date.UTC(2026, 9, 24, 22), Date.UTC(2026, 9, 25, 6)],
      [Date.UTC(2027, 2, 27, 20, 30), Date.UTC(2027, 2, 28, 9, 15)],
      [Date.UTC(2027, 6, 1, 9), Date.UTC(2027, 6, 1, 9)],
    ] as const;
    const entries = spans.map(([startAtMs, endAtMs], index) =>
      entry({ uid: `ev_${index}`, startAtMs, endAtMs, zone }),
    );
    const found = read(calendarText({ name: '品鉴会', entries, nowMs: 0 }));
    expect(found.map(({ startDate, endDate }) => [msOf(startDate), msOf(endDate)])).toEqual(spans);
    expect(found.map(({ uid }) => uid)).toEqual(
      entries.map(({ uid }) => `${uid}@community-workstation`),
    );
    const wall = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: 'numeric',
      hourCycle: 'h23',
    });
    expect(found.map(({ startDate }) => startDate.hour)).toEqual(
      spans.map(([startAtMs]) => Number(wall.format(startAtMs))),
    );
  },
);

test('keeps words with line ends, commas and quotes, and what is cancelled', () => {
  const words = '第一行\n第二行, 逗号; 分号 "引号" \\ 反斜线';
  const text = calendarText({
    name: '会',
    nowMs: 0,
    entries: [
      entry({ summary: words, description: words, location: '上海, 安福路', cancelled: true }),
    ],
  });
  const [found] = read(text);
  expect(found!.summary).toBe(words);
  expect(found!.description).toBe(words);
  expect(found!.location).toBe('上海, 安福路');
  expect(found!.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  // RFC 5545 3.1: no line is longer than 75 octets.
  expect(Math.max(...text.split('\r\n').map((one) => Buffer.byteLength(one)))).toBeLessThanOrEqual(
    75,
  );
});
