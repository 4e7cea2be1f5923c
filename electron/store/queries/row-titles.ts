import type { ReadDb } from '../db.ts';
import { entities, type Entity } from '../entities.ts';
import { sql } from '../statements.ts';

const person = (id: string): string => `(SELECT person.name FROM person WHERE member_id = ${id})`;

const communityName = '(SELECT name FROM community WHERE id = row.community_id)';

/** What people call a row of each table; tables that are missing have no name of their own. */
const titleSql: Readonly<Partial<Record<Entity, string>>> = {
  community: 'name',
  chat_group: 'name',
  member: person('row.id'),
  identity: person('row.member_id'),
  tag: 'name',
  member_tag: person('row.member_id'),
  membership: person('row.member_id'),
  points_entry: person('row.member_id'),
  interaction: person('row.member_id'),
  order_: 'number',
  event: 'name',
  task: 'name',
  signup: person('row.member_id'),
  checkin_list: 'name',
  checkin: person('row.member_id'),
  event_lesson: 'text',
  event_closing_tick: '(SELECT name FROM event WHERE id = row.event_id)',
  campaign: 'name',
  content_item: 'title',
  content_result: '(SELECT title FROM content_item WHERE id = row.content_id)',
  cost_entry: 'coalesce(item, category, vendor, channel)',
  event_scenario: '(SELECT name FROM event WHERE id = row.event_id)',
  prize: 'name',
  guest: 'name',
  checklist_item: 'item',
  benefit: 'name',
  benefit_grant: '(SELECT name FROM benefit WHERE id = row.benefit_id)',
  benefit_grant_member: person('row.member_id'),
  red_packet: 'local_date',
  survey: 'name',
  question: 'text',
  survey_response: '(SELECT name FROM survey WHERE id = row.survey_id)',
  answer: '(SELECT text FROM question WHERE id = row.question_id)',
  referral: person('row.referrer_member_id'),
  group_day_stat: 'local_date',
  custom_field: 'name',
  custom_value: '(SELECT name FROM custom_field WHERE id = row.field_id)',
  saved_view: 'name',
  segment: 'name',
  campaign_segment: 'name',
  campaign_segment_member: person('row.member_id'),
  tier_rule: 'name',
  tier_evaluation: 'as_of_date',
  member_tier: person('row.member_id'),
  growth_stage: 'name',
  custom_option: 'name',
  badge: 'name',
  badge_award: person('row.member_id'),
  community_rule: communityName,
  launch_tick: communityName,
  community_post: communityName,
  first_member: person('row.member_id'),
  first_criterion: communityName,
};

/** The names of rows in the order they are asked for; the uid where there is none. */
export const rowTitles = (
  db: ReadDb,
  { rows }: { readonly rows: readonly { readonly entity: string; readonly uid: string }[] },
): string[] =>
  rows.map(({ entity: name, uid }) => {
    const entity = entities.find((one) => one === name);
    const title = entity === undefined ? undefined : titleSql[entity];
    if (entity === undefined || title === undefined) return uid;
    const found = sql<{ title: string | null }>(
      db,
      `SELECT ${title} AS title FROM ${entity} AS row WHERE uid = ?`,
    ).get(uid);
    return found?.title ?? uid;
  });
