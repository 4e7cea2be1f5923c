import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import ical, { ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';

// Plain dates would be written in this machine's own time.
dayjs.extend(utc);
dayjs.extend(timezone);

/** One entry of a calendar file; instants in ms UTC, told in the wall clock of `zone` (IANA). */
export interface CalendarEntry {
  readonly uid: string;
  readonly summary: string;
  readonly description: string | null;
  readonly location: string | null;
  readonly startAtMs: number;
  readonly endAtMs: number;
  readonly zone: string;
  readonly cancelled: boolean;
  /** Blocks the time of whoever subscribes. */
  readonly busy: boolean;
}

interface Calendar {
  readonly name: string;
  readonly entries: readonly CalendarEntry[];
  readonly nowMs: number;
}

const product = { company: 'Community Workstation', product: 'Events', language: 'ZH' };

/** The rules of a zone as RFC 5545 wants them beside the times that name it. */
const zoneRules = (zone: string): string => {
  const [block] = tzlib_get_ical_block(zone) as string[];
  if (block === undefined) throw new Error(`no rules for the zone ${zone}`);
  return block;
};

/** An iCalendar file (RFC 5545) of the entries, with the rules of every zone they name. */
export const calendarText = ({ name, entries, nowMs }: Calendar): string => {
  const calendar = ical({ name, prodId: product });
  calendar.timezone({ name: null, generator: zoneRules });
  for (const entry of entries)
    calendar.createEvent({
      id: `${entry.uid}@community-workstation`,
      stamp: dayjs.utc(nowMs),
      start: dayjs.utc(entry.startAtMs),
      end: dayjs.utc(entry.endAtMs),
      timezone: entry.zone,
      summary: entry.summary,
      description: entry.description,
      location: entry.location,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: entry.busy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
      busystatus: entry.busy ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.FREE,
    });
  return calendar.toString();
};
