import { peopleOf, personKey } from '../teammates/names.ts';
import { gapOf, type SlackLink, type SlackTask } from './slack.ts';

export interface PlannedWork extends SlackTask {
  readonly kind: 'phase' | 'task' | 'milestone';
  readonly parentUid: string | null;
  readonly owner: string | null;
}

/** Work of the same people in other events. */
export interface OtherWork {
  readonly uid: string;
  readonly name: string;
  readonly eventUid: string;
  readonly eventName: string;
  readonly owner: string;
  readonly startAtMs: number;
  readonly endAtMs: number;
}

/** What does not fit in a plan; spans are ms. */
export type Conflict =
  | {
      readonly kind: 'dependency';
      readonly uid: string;
      readonly fromUid: string;
      readonly linkUid: string;
      /** So much too early `uid` stands. */
      readonly byMs: number;
    }
  /** One person in two places at once; `other` may be of another event. */
  | {
      readonly kind: 'busy';
      readonly uid: string;
      readonly owner: string;
      readonly other: { readonly uid: string; readonly event: OtherWork | null };
      readonly byMs: number;
    }
  /** Meant to be ready before the event, and planned to end later. */
  | { readonly kind: 'after-event'; readonly uid: string; readonly byMs: number }
  | { readonly kind: 'overdue'; readonly uid: string; readonly byMs: number }
  /** Meant to be done by somebody who has left the team. */
  | { readonly kind: 'owner-left'; readonly uid: string; readonly owner: string }
  | { readonly kind: 'circle'; readonly uid: string };

interface Asked {
  readonly tasks: readonly PlannedWork[];
  readonly links: readonly (SlackLink & { readonly uid: string })[];
  readonly event: { readonly startAtMs: number; readonly endAtMs: number } | null;
  readonly nowMs: number;
  readonly others: readonly OtherWork[];
  /** Tasks that wait for each other, from `slacksOf`. */
  readonly circle: readonly string[];
  /** Keys of people who have left the team (`personKey`). */
  readonly left: ReadonlySet<string>;
}

/** Everything in a plan that cannot come true as it stands, what is broken first. */
export const conflictsOf = (asked: Asked): readonly Conflict[] => [
  ...asked.circle.map((uid): Conflict => ({ kind: 'circle', uid })),
  ...brokenLinks(asked),
  ...ownerLeft(asked),
  ...afterEvent(asked),
  ...overdue(asked),
  ...busy(asked),
];

const brokenLinks = ({ tasks, links }: Asked): readonly Conflict[] => {
  const known = new Map(tasks.map((task) => [task.uid, task]));
  return links.flatMap((link) => {
    const from = known.get(link.fromUid);
    const to = known.get(link.toUid);
    if (from === undefined || to === undefined || to.done) return [];
    const gapMs = gapOf(link, from, to);
    return gapMs >= 0
      ? []
      : [{ kind: 'dependency', uid: to.uid, fromUid: from.uid, linkUid: link.uid, byMs: -gapMs }];
  });
};

/** A phase that ends before the event says of everything in it that it prepares the event. */
const afterEvent = ({ tasks, event }: Asked): readonly Conflict[] => {
  if (event === null) return [];
  const phases = new Map(tasks.map((task) => [task.uid, task]));
  return tasks.flatMap((task) => {
    if (task.done || task.kind === 'phase' || task.endAtMs <= event.startAtMs) return [];
    const phase = task.parentUid === null ? undefined : phases.get(task.parentUid);
    const prepares = phase !== undefined && phase.endAtMs <= event.startAtMs;
    return prepares
      ? [{ kind: 'after-event', uid: task.uid, byMs: task.endAtMs - event.startAtMs }]
      : [];
  });
};

const overdue = ({ tasks, nowMs }: Asked): readonly Conflict[] =>
  tasks.flatMap((task) =>
    task.done || task.kind === 'phase' || task.endAtMs >= nowMs
      ? []
      : [{ kind: 'overdue', uid: task.uid, byMs: nowMs - task.endAtMs }],
  );

const ownerLeft = ({ tasks, left }: Asked): readonly Conflict[] =>
  tasks.flatMap((task) => {
    if (task.done || task.kind === 'phase') return [];
    const owner = peopleOf(task.owner).filter((name) => left.has(personKey(name)));
    return owner.length === 0
      ? []
      : [{ kind: 'owner-left', uid: task.uid, owner: owner.join('、') }];
  });

interface Booking {
  readonly uid: string;
  readonly startAtMs: number;
  readonly endAtMs: number;
  readonly name: string;
  readonly event: OtherWork | null;
}

/** Pairs of a person's tasks that overlap; of two in other events nothing is said here. */
const busy = ({ tasks, others }: Asked): readonly Conflict[] => {
  const bookings = new Map<string, Booking[]>();
  const book = (name: string, booking: Booking): void => {
    const list = bookings.get(personKey(name));
    if (list === undefined) bookings.set(personKey(name), [booking]);
    else list.push(booking);
  };
  for (const task of tasks) {
    if (task.done || task.kind !== 'task') continue;
    const { uid, startAtMs, endAtMs } = task;
    for (const name of peopleOf(task.owner))
      book(name, { uid, startAtMs, endAtMs, name, event: null });
  }
  for (const other of others)
    for (const name of peopleOf(other.owner))
      if (bookings.has(personKey(name))) book(name, { ...other, name, event: other });
  const found: Conflict[] = [];
  for (const list of bookings.values()) {
    const inOrder = list.toSorted((a, b) => a.startAtMs - b.startAtMs || a.endAtMs - b.endAtMs);
    let open: Booking[] = [];
    for (const next of inOrder) {
      open = open.filter(({ endAtMs }) => endAtMs > next.startAtMs);
      for (const before of open) {
        const [mine, other] = next.event === null ? [next, before] : [before, next];
        if (mine.event !== null) continue;
        const byMs = Math.min(before.endAtMs, next.endAtMs) - next.startAtMs;
        if (byMs > 0)
          found.push({
            kind: 'busy',
            uid: mine.uid,
            owner: mine.name,
            other: { uid: other.uid, event: other.event },
            byMs,
          });
      }
      open.push(next);
    }
  }
  return found;
};
