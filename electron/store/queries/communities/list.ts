import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type {
  CommunityDetail,
  CommunityGroup,
  CommunityRow,
  communitySorts,
} from '../../../../shared/contract/communities.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { listRules } from './rules.ts';

type Stored = Omit<CommunityRow, 'archived'> & { readonly archived: number };

// People of a group are counted once, under who they are after merges; the merged are few, and
// going through them is a tenth of looking up every member.
const withMerged = `WITH merged AS MATERIALIZED (
  SELECT id, effective_member_id AS into_id FROM member WHERE effective_member_id IS NOT NULL)`;
const people = 'count(DISTINCT coalesce(merged.into_id, membership.member_id))';
const memberCount = `(SELECT ${people} FROM chat_group
  JOIN membership ON membership.group_id = chat_group.id
  LEFT JOIN merged ON merged.id = membership.member_id
  WHERE chat_group.community_id = community.id AND membership.left_date IS NULL)`;
const groupCount = '(SELECT count(*) FROM chat_group WHERE community_id = community.id)';

const columns = `community.uid, community.name, platform, type, mode, stage, theme, positioning, persona,
  value_promise AS valuePromise, culture, rituals, capacity, owner, url, created_date AS createdDate, archived,
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
    `${withMerged} SELECT ${columns} FROM community WHERE ${where}
     ORDER BY ${sortColumn[args.sort.by]} ${direction} NULLS LAST, uid LIMIT @limit OFFSET @offset`,
  ).all(values);
  return { total, rows: rows.map(toRow) };
};

type StoredGroup = Omit<CommunityGroup, 'archived'> & { readonly archived: number };

/** One community with its groups and the rules that count on `today`. */
export const communityDetail = (
  db: ReadDb,
  args: { readonly uid: string; readonly today: string },
): CommunityDetail => {
  const found = sql<Stored>(db, `${withMerged} SELECT ${columns} FROM community WHERE uid = ?`).get(
    args.uid,
  );
  if (found === undefined) throw new WorkstationError('not-found', { what: args.uid });
  const groups = sql<StoredGroup>(
    db,
    `${withMerged} SELECT chat_group.uid, chat_group.name, chat_group.kind, chat_group.owner,
       chat_group.created_date AS createdDate, chat_group.archived,
       (SELECT ${people} FROM membership LEFT JOIN merged ON merged.id = membership.member_id
        WHERE membership.group_id = chat_group.id AND membership.left_date IS NULL) AS members
     FROM chat_group JOIN community ON community.id = chat_group.community_id
     WHERE community.uid = ? ORDER BY chat_group.archived, members DESC, chat_group.uid`,
  ).all(args.uid);
  const rule = listRules(db, { communityUid: args.uid }).find(
    ({ validFrom }) => validFrom <= args.today,
  );
  return {
    community: toRow(found),
    groups: groups.map((group) => ({ ...group, archived: group.archived === 1 })),
    rule:
      rule === undefined
        ? null
        : {
            version: rule.version,
            validFrom: rule.validFrom,
            text: rule.text,
            norms: rule.norms,
            sanctions: rule.sanctions,
          },
  };
};
