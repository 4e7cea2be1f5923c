import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type {
  CommunityDetail,
  CommunityRow,
  communitySorts,
} from '../../../../shared/contract/communities.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

type Stored = Omit<CommunityRow, 'archived'> & { readonly archived: number };

// People of a group are counted once, under who they are after merges.
const people = `count(DISTINCT coalesce(member.effective_member_id, member.id))`;
const memberCount = `(SELECT ${people} FROM chat_group
  JOIN membership ON membership.group_id = chat_group.id
  JOIN member ON member.id = membership.member_id
  WHERE chat_group.community_id = community.id AND membership.left_date IS NULL)`;
const groupCount = '(SELECT count(*) FROM chat_group WHERE community_id = community.id)';

const columns = `community.uid, community.name, platform, type, mode, stage, theme, positioning, persona,
  value_promise AS valuePromise, capacity, owner, url, created_date AS createdDate, archived,
  ${groupCount} AS "groups", ${memberCount} AS members`;

const sortColumn: Readonly<Record<(typeof communitySorts)[number], string>> = {
  name: 'name COLLATE NOCASE',
  platform: 'platform',
  members: 'members',
  groups: '"groups"',
  createdDate: 'createdDate',
};

const toRow = (row: Stored): CommunityRow => ({ ...row, archived: row.archived === 1 });

/** A block of communities with their groups and present members. */
export const listCommunities = (
  db: ReadDb,
  args: {
    readonly search: string;
    readonly archived: boolean;
    readonly sort: {
      readonly by: (typeof communitySorts)[number];
      readonly descending: boolean;
    };
    readonly offset: number;
    readonly limit: number;
  },
): { readonly total: number; readonly rows: CommunityRow[] } => {
  const values = {
    search: args.search.trim().toLowerCase(),
    archived: args.archived ? 1 : 0,
    limit: args.limit,
    offset: args.offset,
  };
  const where = `archived = @archived AND (@search = '' OR instr(lower(name), @search) > 0
    OR instr(lower(coalesce(platform, '')), @search) > 0 OR instr(lower(coalesce(owner, '')), @search) > 0)`;
  const { total } = sql<{ total: number }>(
    db,
    `SELECT count(*) AS total FROM community WHERE ${where}`,
  ).get({ search: values.search, archived: values.archived })!;
  const direction = args.sort.descending ? 'DESC' : 'ASC';
  const rows = sql<Stored>(
    db,
    `SELECT ${columns} FROM community WHERE ${where}
     ORDER BY ${sortColumn[args.sort.by]} ${direction} NULLS LAST, uid LIMIT @limit OFFSET @offset`,
  ).all(values);
  return { total, rows: rows.map(toRow) };
};

const PERIOD_DAYS = 30;

/** One community with its groups and how many came, left and were active lately. */
export const communityDetail = (
  db: ReadDb,
  args: { readonly uid: string; readonly today: string },
): CommunityDetail => {
  const found = sql<Stored>(db, `SELECT ${columns} FROM community WHERE uid = ?`).get(args.uid);
  if (found === undefined) throw new WorkstationError('not-found', { what: args.uid });
  const groups = sql<CommunityDetail['groups'][number]>(
    db,
    `SELECT chat_group.uid, chat_group.name, chat_group.kind, chat_group.owner,
       (SELECT ${people} FROM membership JOIN member ON member.id = membership.member_id
        WHERE membership.group_id = chat_group.id AND membership.left_date IS NULL) AS members
     FROM chat_group JOIN community ON community.id = chat_group.community_id
     WHERE community.uid = ? ORDER BY members DESC, chat_group.uid`,
  ).all(args.uid);
  const after = addDays(args.today, 1);
  const from = addDays(after, -PERIOD_DAYS);
  return {
    community: toRow(found),
    groups,
    until: args.today,
    recent: flowOf(db, args.uid, from, after),
    before: flowOf(db, args.uid, addDays(from, -PERIOD_DAYS), from),
  };
};

const flowOf = (
  db: ReadDb,
  uid: string,
  from: string,
  before: string,
): CommunityDetail['recent'] => {
  const who = 'coalesce(member.effective_member_id, member.id)';
  const moved = (column: 'joined_date' | 'left_date'): string => `
    (SELECT count(DISTINCT ${who}) FROM community
     JOIN chat_group ON chat_group.community_id = community.id
     JOIN membership ON membership.group_id = chat_group.id
     JOIN member ON member.id = membership.member_id
     WHERE community.uid = @uid AND membership.${column} >= @from AND membership.${column} < @before)`;
  return sql<CommunityDetail['recent']>(
    db,
    `SELECT ${moved('joined_date')} AS joined, ${moved('left_date')} AS left,
       (SELECT count(DISTINCT ${who}) FROM member_day JOIN member ON member.id = member_day.member_id
        WHERE member_day.local_date >= @from AND member_day.local_date < @before
          AND member_day.community_id = (SELECT id FROM community WHERE uid = @uid)) AS active`,
  ).get({ uid, from, before })!;
};
