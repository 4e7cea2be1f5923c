import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  conflictsOf,
  type Conflict,
  type OtherWork,
} from '../../../shared/domain/events/conflicts.ts';
import { isTaskDone } from '../../../shared/domain/events/task-done.ts';
import { slacksOf, type Slack } from '../../../shared/domain/events/slack.ts';
import { personKey } from '../../../shared/domain/teammates/names.ts';
import { useTeamNames } from '../../components/team-names.ts';
import { client } from '../../rpc/client.ts';
import type { Detail } from './queries.ts';

/** The same list whenever there is none: nothing is worked out again for it. */
const NONE: readonly OtherWork[] = [];

/** Of what is over nothing is late, nobody is booked any more, and nothing is handed over. */
const onlyAhead: ReadonlySet<Conflict['kind']> = new Set(['overdue', 'busy', 'owner-left']);

export interface Schedule {
  readonly slackOf: ReadonlyMap<string, Slack>;
  readonly conflicts: readonly Conflict[];
  readonly conflicted: ReadonlySet<string>;
}

/** Slack, critical chain and conflicts of a plan, worked out anew with every change of it. */
export const useSchedule = ({ event, tasks, links }: Detail, nowMs: number): Schedule => {
  const others = useQuery({
    queryKey: ['events', 'other-work', event.uid],
    queryFn: ({ signal }) => client.events.otherWork({ uid: event.uid }, { signal }),
  });
  const { left: leftNames } = useTeamNames();
  const elsewhere = others.data === undefined || others.data.length === 0 ? NONE : others.data;
  return useMemo(() => {
    const works = tasks.map((task) => ({ ...task, done: isTaskDone(task) }));
    const span =
      event.startAtMs === null
        ? null
        : { startAtMs: event.startAtMs, endAtMs: event.endAtMs ?? event.startAtMs };
    const { ofTask, circle } = slacksOf(
      works.filter(({ kind }) => kind !== 'phase'),
      links,
      span,
    );
    const isOver = event.state === 'closed' || event.state === 'cancelled';
    const conflicts = conflictsOf({
      tasks: works,
      links,
      event: span,
      nowMs,
      others: elsewhere,
      circle,
      left: new Set(leftNames.map(personKey)),
    }).filter(({ kind }) => !isOver || !onlyAhead.has(kind));
    const conflicted = new Set(
      conflicts.flatMap((one) =>
        one.kind === 'busy' && one.other.event === null ? [one.uid, one.other.uid] : [one.uid],
      ),
    );
    return { slackOf: ofTask, conflicts, conflicted };
  }, [tasks, links, event.startAtMs, event.endAtMs, event.state, nowMs, elsewhere, leftNames]);
};
