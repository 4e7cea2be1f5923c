import type { FigureEntity } from '../../../../shared/domain/metrics/figure.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { maskIdentity, type Masking } from '../members/mask.ts';
import { PERSON } from './scope.ts';

/** What stands behind a figure, as it is listed. */
export interface NamedRow {
  readonly uid: string;
  readonly title: string | null;
  readonly detail: string | null;
  /** Uid of the page that shows it: a member, an event, a content item; null = none. */
  readonly opens: string | null;
}

export const tableOf = {
  member: 'member',
  signup: 'signup',
  order: 'order_',
  referral: 'referral',
  content: 'content_item',
  cost: 'cost_entry',
  response: 'survey_response',
  campaign: 'campaign',
  kpi: 'kpi',
} as const satisfies Record<FigureEntity, string>;

interface Words {
  /** Of the table of the entity, `thing`; the person it is of comes as `person`. */
  readonly joins: string;
  /** The title where no person gives it. */
  readonly title: string;
  readonly detail: string;
  readonly opens: string;
  /** What titles are sorted by; names go by pinyin. */
  readonly titleOrder: readonly string[];
}

const ofPerson = (member: string): string =>
  `LEFT JOIN member ON member.id = ${member} LEFT JOIN person ON person.member_id = ${PERSON}`;
const COST_TITLE =
  'coalesce(thing.item, thing.category, thing.vendor, thing.channel, thing.local_date)';

/** The words people know each kind of row by. */
const words: Record<FigureEntity, Words> = {
  member: {
    joins: ofPerson('thing.id'),
    title: 'NULL',
    detail: 'person.joined_date',
    opens: 'person.uid',
    titleOrder: ['person.name_key'],
  },
  signup: {
    joins: `LEFT JOIN event ON event.id = thing.event_id ${ofPerson('thing.member_id')}`,
    title: 'NULL',
    detail: 'event.name',
    opens: 'event.uid',
    titleOrder: ['person.name_key'],
  },
  order: {
    joins: ofPerson('thing.member_id'),
    title: 'thing.number',
    detail: 'thing.paid_date',
    opens: 'person.uid',
    titleOrder: ['thing.number'],
  },
  referral: {
    joins: `LEFT JOIN member AS by ON by.id = thing.referrer_member_id
      LEFT JOIN person AS inviter ON inviter.member_id = coalesce(by.effective_member_id, by.id)
      ${ofPerson('thing.referee_member_id')}`,
    title: 'NULL',
    detail: 'coalesce(thing.local_date, person.joined_date)',
    opens: 'coalesce(person.uid, inviter.uid)',
    titleOrder: ['inviter.name_key', 'person.name_key'],
  },
  content: {
    joins: '',
    title: 'thing.title',
    detail: 'thing.published_date',
    opens: 'thing.uid',
    titleOrder: ['thing.title'],
  },
  cost: {
    joins:
      'LEFT JOIN event ON event.id = thing.event_id LEFT JOIN campaign ON campaign.id = thing.campaign_id',
    title: COST_TITLE,
    detail: 'event.name',
    opens: 'coalesce(event.uid, campaign.uid)',
    titleOrder: [COST_TITLE],
  },
  // Who answered, else the number of the answer sheet; when, and how likely they recommend.
  response: {
    joins: `LEFT JOIN survey ON survey.id = thing.survey_id LEFT JOIN event ON event.id = survey.event_id
      ${ofPerson('thing.member_id')}`,
    title: `survey.name || ' #' || thing.number`,
    detail: `concat_ws(' · ', thing.submitted_date, (
      SELECT answer.text FROM answer JOIN question ON question.id = answer.question_id
      WHERE answer.response_id = thing.id AND question.kind = 'nps'
      ORDER BY question.position, question.uid LIMIT 1))`,
    opens: 'coalesce(person.uid, event.uid)',
    titleOrder: ['person.name_key', 'survey.name', 'thing.number'],
  },
  campaign: {
    joins: '',
    title: 'thing.name',
    detail: 'thing.from_date',
    opens: 'thing.uid',
    titleOrder: ['thing.name'],
  },
  // The id of its metric: who shows it knows its name.
  kpi: {
    joins: 'LEFT JOIN campaign ON campaign.id = thing.campaign_id',
    title: 'thing.metric',
    detail: 'thing.owner',
    opens: 'campaign.uid',
    titleOrder: ['thing.position', 'thing.metric'],
  },
};

const PERSON_COLUMNS = (as: string, prefix: string): string =>
  `${as}.name AS ${prefix}name, ${as}.external_id AS ${prefix}external, ${as}.external_namespace AS ${prefix}namespace`;

const namedSql = (entity: FigureEntity): string => {
  const { joins, title, detail, opens } = words[entity];
  const people = [
    ...(joins.includes('AS inviter') ? [PERSON_COLUMNS('inviter', 'by_')] : []),
    ...(joins.includes('JOIN person ') ? [PERSON_COLUMNS('person', 'of_')] : []),
  ];
  return `SELECT thing.uid, ${[`${title} AS title`, `${detail} AS detail`, `${opens} AS opens`, ...people].join(', ')}
    ${entity === 'referral' ? ', thing.referee_member_id IS NULL AS alone' : ''}
    FROM json_each(?) AS wanted LEFT JOIN ${tableOf[entity]} AS thing ON thing.id = wanted.value ${joins}
    ORDER BY wanted.key`;
};

type Found = Readonly<Record<string, string | number | null>>;

/** A name, else an id from outside, which may be a phone: that as the workspace shows it. */
const personName = (row: Found, prefix: string, masking: Masking): string | null => {
  const text = (column: string) => (row[`${prefix}${column}`] ?? null) as string | null;
  const external = text('external');
  return (
    text('name') ??
    (external === null ? null : maskIdentity(masking, text('namespace') ?? '', external))
  );
};

/** Rows by local id in the order given; of what is gone only nulls. */
export const namedRows = (
  db: ReadDb,
  entity: FigureEntity,
  ids: ArrayLike<number>,
  masking: Masking,
): (Omit<NamedRow, 'uid'> & { readonly uid: string | null })[] =>
  sql<Found>(db, namedSql(entity))
    .all(JSON.stringify(Array.from(ids)))
    .map((row) => {
      const own = row['title'] as string | null;
      const person = personName(row, 'of_', masking);
      const pair = (): string =>
        `${personName(row, 'by_', masking) ?? '?'} → ${row['alone'] === 1 ? '…' : (person ?? '?')}`;
      return {
        uid: row['uid'] as string | null,
        title:
          row['uid'] === null
            ? null
            : entity === 'referral'
              ? pair()
              : entity === 'order'
                ? own
                : (person ?? own),
        detail: row['detail'] as string | null,
        opens: row['opens'] as string | null,
      };
    });

/** Places of the ids given, in the order of a column; what it does not tell of comes last. */
export const orderSql = (
  entity: FigureEntity,
  column: 'title' | 'detail',
  descending: boolean,
): string => {
  const { joins, detail, titleOrder } = words[entity];
  const direction = descending ? 'DESC' : 'ASC';
  const by = (column === 'title' ? titleOrder : [detail, ...titleOrder]).map(
    (one) => `${one} ${direction} NULLS LAST`,
  );
  return `SELECT wanted.key FROM json_each(?) AS wanted
    LEFT JOIN ${tableOf[entity]} AS thing ON thing.id = wanted.value ${joins}
    ORDER BY ${by.join(', ')}, thing.uid ${direction}`;
};
