import type { LinkKind } from './kinds.ts';

export interface SlackTask {
  readonly uid: string;
  readonly startAtMs: number;
  readonly endAtMs: number;
  /** Finished tasks hold nothing up any more. */
  readonly done: boolean;
}

export interface SlackLink {
  readonly fromUid: string;
  readonly toUid: string;
  readonly kind: LinkKind;
  readonly lagMs: number;
}

export interface Slack {
  /** How far the task may slip as planned, ms; negative = its followers are too early already. */
  readonly slackMs: number;
  /** Less than a day is left: where it slips, the event or what follows it slips. */
  readonly critical: boolean;
}

export interface Slacks {
  /** By task; not of finished tasks, nor of those in a circle or before it. */
  readonly ofTask: ReadonlyMap<string, Slack>;
  /** Tasks that wait for each other in a circle. */
  readonly circle: readonly string[];
}

/** Nights between two working days are no slack. */
const DAY_MS = 86_400_000;

/**
 * The earliest planned instant that `to` may start or end at by a link, against where it stands:
 * negative = broken by so many ms.
 */
export const gapOf = (
  link: Pick<SlackLink, 'kind' | 'lagMs'>,
  from: Pick<SlackTask, 'startAtMs' | 'endAtMs'>,
  to: Pick<SlackTask, 'startAtMs' | 'endAtMs'>,
): number => {
  const before = link.kind.startsWith('finish') ? from.endAtMs : from.startAtMs;
  const after = link.kind.endsWith('start') ? to.startAtMs : to.endAtMs;
  return after - before - link.lagMs;
};

/**
 * Total float by the backward pass of the critical path method, from the dates as planned: a task
 * may slip until a follower would have to slip beyond its own float, or until its deadline. What is
 * planned to end before the event must be done when it starts, what ends during it when it ends,
 * and the rest when the plan ends. All instants ms UTC.
 */
export const slacksOf = (
  tasks: readonly SlackTask[],
  links: readonly SlackLink[],
  event: { readonly startAtMs: number; readonly endAtMs: number } | null,
): Slacks => {
  const known = new Map(tasks.map((task) => [task.uid, task]));
  const followers = new Map<string, SlackLink[]>();
  const open = new Map<string, number>(tasks.map(({ uid }) => [uid, 0]));
  const leaders = new Map<string, string[]>();
  for (const link of links) {
    if (!known.has(link.fromUid) || !known.has(link.toUid)) continue;
    push(followers, link.fromUid, link);
    push(leaders, link.toUid, link.fromUid);
    open.set(link.fromUid, open.get(link.fromUid)! + 1);
  }
  const planEndMs = tasks.reduce((last, { endAtMs }) => Math.max(last, endAtMs), -Infinity);
  const deadlineOf = ({ endAtMs }: SlackTask): number => {
    if (event === null) return planEndMs;
    if (endAtMs <= event.startAtMs) return event.startAtMs;
    return endAtMs <= event.endAtMs ? event.endAtMs : planEndMs;
  };
  const slack = new Map<string, number>();
  const ready = tasks.filter(({ uid }) => open.get(uid) === 0).map(({ uid }) => uid);
  for (let uid = ready.pop(); uid !== undefined; uid = ready.pop()) {
    const task = known.get(uid)!;
    // A finished task does not move, and whoever waits for it waits for nothing.
    const byFollowers = (followers.get(uid) ?? []).flatMap((link) => {
      const after = known.get(link.toUid)!;
      return after.done ? [] : [gapOf(link, task, after) + slack.get(link.toUid)!];
    });
    slack.set(uid, Math.min(deadlineOf(task) - task.endAtMs, ...byFollowers));
    for (const leader of leaders.get(uid) ?? []) {
      const left = open.get(leader)! - 1;
      open.set(leader, left);
      if (left === 0) ready.push(leader);
    }
  }
  return {
    ofTask: new Map(
      [...slack]
        .filter(([uid]) => !known.get(uid)!.done)
        .map(([uid, slackMs]) => [uid, { slackMs, critical: slackMs < DAY_MS }]),
    ),
    circle: inCircles(
      tasks.flatMap(({ uid }) => (slack.has(uid) ? [] : [uid])),
      leaders,
    ),
  };
};

/** Of tasks that lead into a circle, those of it: what nobody of them waits for is taken away. */
const inCircles = (
  uids: readonly string[],
  leaders: ReadonlyMap<string, readonly string[]>,
): readonly string[] => {
  const left = new Set(uids);
  let before = -1;
  while (before !== left.size) {
    before = left.size;
    for (const uid of left)
      if (!(leaders.get(uid) ?? []).some((leader) => left.has(leader))) left.delete(uid);
  }
  return [...left];
};

const push = <Value>(lists: Map<string, Value[]>, key: string, value: Value): void => {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
};
