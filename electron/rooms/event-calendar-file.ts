import { writeFileSync } from 'node:fs';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { EventDetail } from '../../shared/contract/events.ts';
import { isTaskDone } from '../../shared/domain/events/task-done.ts';
import { translate } from '../../shared/messages/translate.ts';
import { calendarText, type CalendarEntry } from '../calendar/ics.ts';
import type { RoomContext } from './context.ts';

const HOUR_MS = 3_600_000;
/** As many events as a list shows at once; more of them belong into several files. */
const MOST_EVENTS = 500;

/**
 * A calendar file of one event, or of all that are not archived (`uid` null), with their open tasks
 * and milestones if asked. Throws `nothing-to-export` where no event has a time.
 */
export const writeCalendar = async (
  context: RoomContext,
  { uid, tasks }: { readonly uid: string | null; readonly tasks: boolean },
): Promise<{ readonly handle: string }> => {
  const session = context.session();
  const uids =
    uid === null
      ? (
          await session.read('events.list', {
            search: '',
            states: [],
            communityUid: null,
            archived: false,
            sort: { by: 'start', descending: true },
            offset: 0,
            limit: MOST_EVENTS,
          })
        ).rows.map((event) => event.uid)
      : [uid];
  const details = await Promise.all(uids.map((one) => session.read('events.detail', { uid: one })));
  const entries = details.flatMap((detail) => entriesOf(context, detail, tasks));
  const name = uid === null ? session.name : details[0]!.event.name;
  if (entries.length === 0) throw new WorkstationError('nothing-to-export', { what: name });
  const { handle, path } = context.files.output(`${name}.ics`);
  writeFileSync(path, calendarText({ name, entries, nowMs: context.program.nowMs() }));
  return { handle };
};

const entriesOf = (
  context: RoomContext,
  { event, plan, tasks }: EventDetail,
  withTasks: boolean,
): CalendarEntry[] => {
  const zone = event.zone ?? context.session().zone();
  const cancelled = event.state === 'cancelled';
  const language = context.language();
  const entries: CalendarEntry[] = [];
  if (event.startAtMs !== null)
    entries.push({
      uid: event.uid,
      summary: event.name,
      description: [plan.theme, plan.purpose].filter(Boolean).join('\n') || null,
      location: event.place,
      startAtMs: event.startAtMs,
      endAtMs: event.endAtMs ?? event.startAtMs + HOUR_MS,
      zone,
      cancelled,
      busy: !cancelled,
    });
  if (!withTasks) return entries;
  for (const task of tasks) {
    if (task.kind === 'phase' || isTaskDone(task)) continue;
    entries.push({
      uid: task.uid,
      summary: `${event.name} · ${task.name}`,
      description:
        task.owner === null ? null : `${translate(language, 'events.task-owner')} ${task.owner}`,
      location: null,
      startAtMs: task.startAtMs,
      endAtMs: task.endAtMs,
      zone,
      cancelled,
      busy: false,
    });
  }
  return entries;
};
