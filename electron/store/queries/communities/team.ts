import type { Changed } from '../../../../shared/contract/base.ts';
import type { PostHolder, TeamState } from '../../../../shared/contract/community-team.ts';
import type { CommunityStage } from '../../../../shared/contract/community-words.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { Post } from '../../../../shared/domain/communities/team-adviser.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, insertRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { computeFigure } from '../figures/compute.ts';
import { communityScope, label, requireCommunity, requireMember } from './common.ts';
import { layersOn } from './layers.ts';
import { ofCommunityAlone } from './narrow.ts';

const holdersOf = (db: ReadDb, communityId: number): PostHolder[] =>
  sql<PostHolder>(
    db,
    `SELECT post.uid, post.post, coalesce(person.name, post.holder, survivor.uid) AS name, survivor.uid AS memberUid,
       CASE WHEN survivor.archived = 1 THEN 'archived'
         WHEN person.left_date IS NOT NULL THEN 'left' ELSE 'fine' END AS state
     FROM community_post AS post
     LEFT JOIN member ON member.id = post.member_id
     LEFT JOIN member AS survivor ON survivor.id = coalesce(member.effective_member_id, member.id)
     LEFT JOIN person ON person.member_id = survivor.id
     WHERE post.community_id = ? ORDER BY post.id`,
  ).all(communityId);

/** Size, layers, activity and posts of a community today: what its team is advised from. */
export const readTeam = (
  db: ReadDb,
  args: { readonly communityUid: string; readonly today: string; readonly nowMs: number },
): TeamState => {
  const { id } = requireCommunity(db, args.communityUid);
  const { today } = args;
  const scope = communityScope(db, id, { from: addDays(today, -29), to: today }, args.nowMs);
  const groups = sql<{ kind: 'managers' | 'core' | 'ordinary'; n: number }>(
    db,
    'SELECT kind, count(*) AS n FROM chat_group WHERE community_id = ? AND archived = 0 GROUP BY 1',
  ).all(id);
  const { stage } = sql<{ stage: CommunityStage | null }>(
    db,
    'SELECT stage FROM community WHERE id = ?',
  ).get(id)!;
  const [people, active] = ofCommunityAlone(db, id, scope.period, () => [
    layersOn(db, scope, today),
    computeFigure(db, 'active.members', scope).value,
  ]);
  return {
    today,
    facts: {
      members: people.managers + people.core + people.ordinary,
      stage,
      groups: {
        managers: 0,
        core: 0,
        ordinary: 0,
        ...Object.fromEntries(groups.map(({ kind, n }) => [kind, n])),
      },
      people,
      active,
    },
    holders: holdersOf(db, id),
  };
};

/** Throws `not-found`, and `invalid-input` for an archived member. */
export const assignPost = (
  db: WriteDb,
  args: {
    readonly communityUid: string;
    readonly post: Post;
    readonly holder: { readonly memberUid: string } | { readonly name: string };
  },
  env: WriteEnv,
): Changed => {
  const { id, name } = requireCommunity(db, args.communityUid);
  const { holder } = args;
  const member = 'memberUid' in holder ? requireMember(db, holder.memberUid) : null;
  if (member?.archived === true) throw new WorkstationError('member-archived');
  const held = 'name' in holder ? holder.name : null;
  const same = holdersOf(db, id).find(
    (one) =>
      one.post === args.post &&
      ('name' in holder
        ? one.memberUid === null && one.name === holder.name
        : one.memberUid === holder.memberUid),
  );
  if (same !== undefined) return { uid: same.uid, operationUid: null };
  const uid = newUid('community_post', env);
  return operate(db, env, label('post-assigned', { name }), (operation) => {
    insertRow(db, operation, 'community_post', {
      uid,
      community_id: id,
      post: args.post,
      holder: held,
      member_id: member?.personId ?? null,
    });
    return { uid, operationUid: operation.uid };
  });
};

export const releasePost = (
  db: WriteDb,
  { uid }: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const found = sql<{ name: string }>(
    db,
    `SELECT community.name FROM community_post JOIN community ON community.id = community_id
     WHERE community_post.uid = ?`,
  ).get(uid);
  if (found === undefined) throw new WorkstationError('not-found', { what: uid });
  return operate(db, env, label('post-released', { name: found.name }), (operation) => {
    deleteRow(db, operation, 'community_post', uid);
    return { uid, operationUid: operation.uid };
  });
};
