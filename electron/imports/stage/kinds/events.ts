import { eventKinds, type EventKind } from '../../../../shared/domain/events/kinds.ts';
import { languages } from '../../../../shared/messages/languages.ts';
import { translateAny } from '../../../../shared/messages/translate.ts';
import {
  afterwards,
  classOf,
  compareStaged,
  compareStored,
  keyUid,
  noDifferences,
  rejected,
  type KindStager,
  type StageSession,
} from '../session.ts';
import { toInstant } from '../sheet-values.ts';
import type { Things } from '../things.ts';
import { outcomeOf } from './outcome.ts';

const fieldOf: Readonly<Record<string, string>> = {
  name: 'event.name',
  kind: 'event.kind',
  start_at_ms: 'event.start',
  end_at_ms: 'event.end',
  place: 'event.place',
  capacity: 'event.capacity',
  community_id: 'event.community',
};

// Kinds by their names in every language of the program, and by their ids.
const kindByWord = new Map<string, EventKind>();
for (const kind of Object.keys(eventKinds) as EventKind[]) {
  kindByWord.set(kind, kind);
  for (const language of languages)
    kindByWord.set((translateAny(language, `events.kind-${kind}`) ?? kind).toLowerCase(), kind);
}

export const stageEvents = (session: StageSession, things: Things): KindStager => {
  const { staging, store, frame } = session;
  let unknownKinds = 0;
  return {
    row: (values) => {
      const name = values.get('event.name');
      const key = values.get('event.key');
      if (name === null && key === null) return rejected('', 'no-name');
      const title = name ?? key ?? '';
      const startAtMs = toInstant(values.get('event.start'), frame);
      const endAtMs = toInstant(values.get('event.end'), frame);
      const word = values.get('event.kind');
      const kind = word === null ? null : (kindByWord.get(word.toLowerCase()) ?? null);
      if (word !== null && kind === null) unknownKinds += 1;
      const capacity = values.get('event.capacity');
      const community = values.get('event.community') ?? frame.context.community ?? null;
      const columns = Object.fromEntries(
        Object.entries({
          name: title,
          kind,
          mode: kind === null ? null : eventKinds[kind],
          start_at_ms: startAtMs,
          end_at_ms: endAtMs,
          place: values.get('event.place'),
          capacity: capacity === null ? null : Math.max(0, Math.round(capacity)),
          community_id: community === null ? null : things.findOrCreate('community', community),
        }).filter(([, value]) => value !== null),
      );
      const place = {
        row: values.number,
        fieldOf: (column: string) => fieldOf[column] ?? 'event.name',
      };
      const differences = noDifferences();
      // Without a key, an event is its name and its start.
      const uid =
        key === null
          ? keyUid('event', 'name', title, String(startAtMs ?? ''))
          : keyUid('event', frame.namespace, key);
      const stored =
        (key === null ? null : store.keyed('event', frame.namespace, key)) ??
        store.byUid('event', uid);
      const staged = staging.findStaged('event', uid);
      // The file may bring only one of the two, and one of them may have been set by hand.
      const final = (column: string, next: number | null): unknown =>
        stored !== null
          ? afterwards(session, 'event', stored, column, next, place)
          : (next ?? (staged === null ? null : staging.staged('event', staged)[column]));
      const start = final('start_at_ms', startAtMs);
      const end = final('end_at_ms', endAtMs);
      if (typeof start === 'number' && typeof end === 'number' && end < start)
        return rejected(title, 'end-before-start', {
          column: session.reader.columnOf(endAtMs === null ? 'event.start' : 'event.end'),
        });
      if (stored !== null) compareStored(session, 'event', stored, columns, place, differences);
      else if (staged !== null)
        compareStaged(session, 'event', staged, columns, place, differences);
      else {
        differences.created = true;
        staging.insert('event', {
          uid,
          mode: 'online',
          kind: 'other',
          state: endAtMs !== null && endAtMs < session.nowMs ? 'closed' : 'planned',
          archived: 0,
          ...(key === null ? {} : { external_key: key, namespace: frame.namespace }),
          ...columns,
        });
      }
      return outcomeOf(classOf(differences), title);
    },
    end: () => {
      if (unknownKinds > 0)
        session.warn({
          code: 'unknown-event-kind',
          row: null,
          column: session.reader.columnOf('event.kind'),
          params: { count: unknownKinds },
        });
      return 0;
    },
  };
};
