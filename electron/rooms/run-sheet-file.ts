import { WorkstationError } from '../../shared/contract/errors.ts';
import { measuredTimes, varianceOf } from '../../shared/domain/events/run-live.ts';
import { MINUTE_MS, planSheetOf } from '../../shared/domain/events/run-sheet.ts';
import { localDateOf, localTimeOf } from '../../shared/domain/values/zone.ts';
import { translate, type MessageKey } from '../../shared/messages/translate.ts';
import { createXlsx, type OutCell } from '../imports/write/xlsx-writer.ts';
import type { RoomContext } from './context.ts';

/** Minutes with one decimal, so that seconds of a live event are not lost in rounding. */
const minutesCell = (ms: number | null): OutCell =>
  ms === null ? null : { value: Math.round((ms / MINUTE_MS) * 10) / 10, format: 'decimal' };

/** A workbook of a run sheet: what was planned, how it went and by how much that differs. */
export const writeRunSheet = async (
  context: RoomContext,
  { eventUid }: { readonly eventUid: string },
): Promise<{ readonly handle: string }> => {
  const session = context.session();
  const language = context.language();
  const say = (key: MessageKey): string => translate(language, key);
  const [{ event }, { segments }] = await Promise.all([
    session.read('events.detail', { uid: eventUid }),
    session.read('runSheet.list', { eventUid }),
  ]);
  if (segments.length === 0) throw new WorkstationError('nothing-to-export', { what: event.name });
  const zone = event.zone ?? session.zone();
  const dated = event.startAtMs !== null;
  // Without a date the times count from the start of the event, as a clock in UTC shows them.
  const timeZone = dated ? zone : 'UTC';
  const time = (atMs: number): string => localTimeOf(atMs, timeZone).slice(0, 5);
  const realTime = (atMs: number | null): string | null =>
    atMs === null ? null : localTimeOf(atMs, zone);
  const plan = planSheetOf(segments, { startAtMs: event.startAtMs ?? 0, endAtMs: null });
  const variance = varianceOf(segments, measuredTimes(segments, event, 0).times);
  const title = say('runSheet.title');
  const { handle, path } = context.files.output(`${event.name} ${title}.xlsx`);
  const book = createXlsx(path);
  const sheet = book.sheet(title, [
    { header: say('runSheet.date'), width: 12 },
    { header: say('runSheet.start'), width: 8 },
    { header: say('runSheet.end'), width: 8 },
    { header: say('runSheet.minutes'), width: 10 },
    { header: say('runSheet.content'), width: 36 },
    { header: say('runSheet.host'), width: 16 },
    { header: say('runSheet.material'), width: 24 },
    { header: say('runSheet.note'), width: 24 },
    { header: say('runSheet.real-start'), width: 12 },
    { header: say('runSheet.real-end'), width: 12 },
    { header: say('runSheet.real-minutes'), width: 14 },
    { header: say('runSheet.start-variance'), width: 16 },
    { header: say('runSheet.length-variance'), width: 16 },
    { header: say('runSheet.live-note'), width: 24 },
  ]);
  segments.forEach((segment, index) => {
    const row = variance.rows[index]!;
    const planned = plan.times[index]!;
    sheet.row([
      dated ? { date: localDateOf(planned.startAtMs, zone) } : null,
      time(planned.startAtMs),
      time(planned.endAtMs),
      { value: segment.minutes, format: 'integer' },
      segment.content,
      segment.host,
      segment.material,
      segment.note,
      realTime(segment.realStartAtMs),
      realTime(segment.realEndAtMs),
      minutesCell(row.realLengthMs),
      minutesCell(row.startMs),
      minutesCell(row.lengthMs),
      segment.liveNote,
    ]);
  });
  if (variance.done > 0)
    sheet.row([
      null,
      null,
      null,
      { value: variance.plannedLengthMs / MINUTE_MS, format: 'integer' },
      translate(language, 'runSheet.total-done', { count: variance.done }),
      null,
      null,
      null,
      null,
      null,
      minutesCell(variance.realLengthMs),
      null,
      minutesCell(variance.lengthMs),
      null,
    ]);
  sheet.close();
  book.finish();
  return { handle };
};
