import type { WorkPlace } from '../../../../shared/domain/teammates/names.ts';
import type { Entity } from '../../entities.ts';

interface Place {
  readonly table: Entity;
  readonly column: string;
  /** `FROM …` with what the conditions need. */
  readonly from: string;
  /** Work that is still to be done; by `@nowMs` and `@today`. */
  readonly open: string;
  /** What was signed and keeps its names. */
  readonly signed?: string;
  /** A row without anybody is none and goes. */
  readonly needsSomebody?: true;
}

/** An event that is still to come or running. */
const EVENT = "event.archived = 0 AND event.state IN ('planned', 'running')";
const NOT_OVER = `${EVENT} AND coalesce(event.end_at_ms, event.start_at_ms, @nowMs) >= @nowMs`;
const DONE = '(task.progress = 1 OR task.real_end_at_ms IS NOT NULL)';
const CAMPAIGN = 'campaign.archived = 0 AND campaign.to_date >= @today';

/** Where people are named. Templates hold their tasks as JSON and stand in `templatesSql`. */
export const places: Readonly<Record<Exclude<WorkPlace, 'template'>, Place>> = {
  task: {
    table: 'task',
    column: 'owner',
    from: 'task JOIN event ON event.id = task.event_id',
    // A phase is done when everything in it is.
    open: `${EVENT} AND CASE task.kind WHEN 'phase' THEN EXISTS (
        SELECT 1 FROM task AS inner_task WHERE inner_task.parent_id = task.id
          AND inner_task.progress < 1 AND inner_task.real_end_at_ms IS NULL)
      ELSE NOT ${DONE} END`,
  },
  segment: {
    table: 'run_segment',
    column: 'host',
    from: 'run_segment JOIN event ON event.id = run_segment.event_id',
    open: `run_segment.real_end_at_ms IS NULL AND ${NOT_OVER}`,
  },
  content: {
    table: 'content_item',
    column: 'owner',
    from: 'content_item',
    open: "content_item.archived = 0 AND content_item.state IN ('idea', 'planned', 'ready')",
  },
  action: {
    table: 'action_item',
    column: 'owner',
    from: 'action_item JOIN retrospective ON retrospective.id = action_item.retrospective_id',
    open: 'action_item.done = 0 AND retrospective.signed_at_ms IS NULL',
    signed: 'retrospective.signed_at_ms IS NOT NULL',
  },
  campaign: { table: 'campaign', column: 'owner', from: 'campaign', open: CAMPAIGN },
  kpi: {
    table: 'kpi',
    column: 'owner',
    from: 'kpi JOIN campaign ON campaign.id = kpi.campaign_id',
    open: CAMPAIGN,
  },
  promotion: {
    table: 'cost_entry',
    column: 'owner',
    from: 'cost_entry LEFT JOIN event ON event.id = cost_entry.event_id',
    open: NOT_OVER,
  },
  check: {
    table: 'checklist_item',
    column: 'owner',
    from: 'checklist_item JOIN event ON event.id = checklist_item.event_id',
    open: `checklist_item.done = 0 AND ${EVENT}`,
  },
  lesson: {
    table: 'event_lesson',
    column: 'owner',
    from: 'event_lesson JOIN event ON event.id = event_lesson.event_id',
    open: EVENT,
  },
  community: {
    table: 'community',
    column: 'owner',
    from: 'community',
    open: 'community.archived = 0',
  },
  group: {
    table: 'chat_group',
    column: 'owner',
    from: 'chat_group',
    open: 'chat_group.archived = 0',
  },
  post: {
    table: 'community_post',
    column: 'holder',
    from: 'community_post JOIN community ON community.id = community_post.community_id',
    open: 'community.archived = 0',
    needsSomebody: true,
  },
};

/** uid, what is written there, and whether it is open and signed: of everything that names somebody. */
export const placeSql = ({ table, column, from, open, signed }: Place): string =>
  `SELECT ${table}.uid AS uid, ${table}.${column} AS people, coalesce(${open}, 0) AS open,
     ${signed ?? '0'} AS signed FROM ${from} WHERE ${table}.${column} IS NOT NULL`;

/** The same of the tasks of templates, which are there to be planned again. */
export const templatesSql = `SELECT event_template.uid AS uid,
  json_extract(planned.value, '$.owner') AS people, 1 AS open, 0 AS signed
  FROM event_template, json_each(event_template.tasks) AS planned
  WHERE json_extract(planned.value, '$.owner') IS NOT NULL`;

export const sqlOfPlace = (place: WorkPlace): string =>
  place === 'template' ? templatesSql : placeSql(places[place]);
