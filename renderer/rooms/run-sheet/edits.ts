import type { ZoneClock } from '../../../shared/domain/events/plan.ts';
import { parseMinutes, parseOffset, parseTime } from '../../../shared/domain/events/run-paste.ts';
import { offsetOfTime } from '../../../shared/domain/events/run-sheet.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { useSheetChange, type Segment } from './queries.ts';
import type { Column } from './sheet-cell.tsx';

/** What a new segment takes until somebody says otherwise. */
const NEW_MINUTES = 10;

export interface SheetEdits {
  /** An empty segment behind another (null = first); answers its uid, null when it failed. */
  readonly insert: (afterUid: string | null) => Promise<string | null>;
  readonly duplicate: (segment: Segment) => Promise<string | null>;
  readonly move: (uid: string, afterUid: string | null) => void;
  readonly remove: (segment: Segment) => void;
  /** A sentence when the text cannot be read as what the column holds. */
  readonly save: (segment: Segment, column: Column, text: string) => string | null;
}

const WEEK_MINUTES = 7 * 24 * 60;

export const useSheetEdits = (
  eventUid: string,
  startAtMs: number | null,
  clock: ZoneClock,
): SheetEdits => {
  const t = useT();
  const { change } = useSheetChange();
  const add = (
    afterUid: string | null,
    segment: Parameters<typeof client.runSheet.add>[0]['segments'][number],
  ): Promise<string | null> =>
    change('runSheet.added-one', () =>
      client.runSheet.add({ eventUid, afterUid, segments: [segment] }),
    ).then(
      ({ uid }) => uid,
      () => null,
    );
  const update = (uid: string, fields: Parameters<typeof client.runSheet.update>[0]['fields']) =>
    void change('runSheet.updated', () => client.runSheet.update({ uid, fields })).catch(
      () => null,
    );
  return {
    insert: (afterUid) => add(afterUid, { minutes: NEW_MINUTES, content: '' }),
    duplicate: ({ uid, minutes, content, host, material, note }) =>
      add(uid, { minutes, content, host, material, note }),
    move: (uid, afterUid) =>
      void change('runSheet.moved', () => client.runSheet.move({ uid, afterUid })).catch(
        () => null,
      ),
    remove: ({ uid }) =>
      void change('runSheet.removed', () => client.runSheet.remove({ uid })).catch(() => null),
    save: ({ uid }, column, text) => {
      if (column === 'minutes') {
        const minutes = parseMinutes(text);
        if (minutes === null || minutes > WEEK_MINUTES) return t('runSheet.bad-minutes');
        update(uid, { minutes });
      } else if (column === 'start') {
        if (text === '') update(uid, { offsetMinutes: null });
        else if (startAtMs === null) {
          const offsetMinutes = parseOffset(text);
          if (offsetMinutes === null || Math.abs(offsetMinutes) > WEEK_MINUTES)
            return t('runSheet.bad-offset');
          update(uid, { offsetMinutes });
        } else {
          const time = parseTime(text);
          if (time === null) return t('runSheet.bad-time');
          update(uid, { offsetMinutes: offsetOfTime(time, startAtMs, clock) });
        }
      } else update(uid, { [column]: text });
      return null;
    },
  };
};
