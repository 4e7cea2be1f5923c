import type { FirstEvidence } from '../../../../shared/contract/community-firsts.ts';
import {
  EVIDENCE_DAYS,
  firstScores,
  type FirstMeasure,
} from '../../../../shared/domain/communities/first-members.ts';
import { parseNumber } from '../../../../shared/domain/values/numbers.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { lastScanSql } from '../events/last-scan.ts';
import { dayInScope, PERSON, personsOn, type FigureScope } from '../figures/scope.ts';
import { communityScope, requireCommunity } from './common.ts';
import { criteriaOf, listedMembers } from './firsts-list.ts';
import { ofCommunityAlone } from './narrow.ts';

type Values = Map<number, number>;
type Evidence = Record<FirstMeasure, number | null>;

const valuesOf = (db: ReadDb, rows: string): Values =>
  new Map(
    sql<{ id: number; value: number }>(db, rows)
      .all()
      .map(({ id, value }) => [id, value]),
  );

const activity = (db: ReadDb, scope: FigureScope): { days: Values; messages: Values } => {
  const [days, messages]: [Values, Values] = [new Map(), new Map()];
  const rows = sql<{ id: number; days: number; messages: number }>(
    db,
    `SELECT ${PERSON} AS id, count(DISTINCT member_day.local_date) AS days,
       sum(CASE WHEN member_day.kind = 'message' THEN member_day.count ELSE 0 END) AS messages
     FROM member_day JOIN member ON member.id = member_day.member_id
     WHERE ${dayInScope(scope)} AND member_day.count > 0 GROUP BY 1`,
  );
  for (const row of rows.iterate()) {
    days.set(row.id, row.days);
    messages.set(row.id, row.messages);
  }
  return { days, messages };
};

/** Events of the community in the period to which each person came. */
const attended = (scope: FigureScope): string => `
  SELECT ${PERSON} AS id, count(DISTINCT came.event_id) AS value FROM (${lastScanSql(
    `checkin.event_id IN (SELECT id FROM event WHERE community_id IN (${scope.communityIds!.join(', ')})
       AND start_at_ms >= ${scope.fromMs} AND start_at_ms < ${scope.endMs})`,
  )}) AS came JOIN member ON member.id = came.member_id WHERE came.kind = 'in' GROUP BY 1`;

/** People each one brought in the period; a person is not brought by themselves. */
const brought = ({ period }: FigureScope): string => `
  SELECT ${PERSON} AS id, sum(referral.quantity) AS value FROM referral
  JOIN member ON member.id = referral.referrer_member_id
  LEFT JOIN member AS other ON other.id = referral.referee_member_id
  WHERE referral.local_date >= '${period.from}' AND referral.local_date <= '${period.to}'
    AND coalesce(other.effective_member_id, other.id, 0) <> ${PERSON} GROUP BY 1`;

const ordered = ({ period }: FigureScope): string => `
  SELECT ${PERSON} AS id, count(*) AS value FROM order_ JOIN member ON member.id = order_.member_id
  WHERE order_.paid_date >= '${period.from}' AND order_.paid_date <= '${period.to}'
    AND order_.status IN ('paid', 'partly-refunded') GROUP BY 1`;

/** A field of the members that is called so holds how many follow somebody elsewhere. */
const followersField = /粉丝|粉絲|follower/i;

const followers = (db: ReadDb): Values => {
  const fields = sql<{ id: number; name: string }>(
    db,
    "SELECT id, name FROM custom_field WHERE entity = 'member'",
  )
    .all()
    .filter(({ name }) => followersField.test(name));
  const most: Values = new Map();
  for (const field of fields)
    for (const { id, text } of sql<{ id: number; text: string }>(
      db,
      `SELECT ${PERSON} AS id, custom_value.text FROM custom_value JOIN member ON member.id = custom_value.member_id
       WHERE custom_value.field_id = ?`,
    ).iterate(field.id)) {
      const read = parseNumber(text);
      if (!read.ok || read.value === null || read.value < 0) continue;
      most.set(id, Math.max(most.get(id) ?? 0, Math.round(read.value)));
    }
  return most;
};

/** Members who may be on the list: present today, neither staff nor archived. */
const eligible = (scope: FigureScope): string => `
  SELECT present.id FROM (${personsOn(scope, scope.period.to)}) AS present
  JOIN main.member ON member.id = present.id WHERE member.staff = 0 AND member.archived = 0`;

const MOST_CANDIDATES = 200;

const named = (db: ReadDb, id: number): Pick<FirstEvidence, 'memberUid' | 'name'> =>
  sql<Pick<FirstEvidence, 'memberUid' | 'name'>>(
    db,
    `SELECT member.uid AS memberUid, coalesce(person.name, person.external_id) AS name FROM member
     LEFT JOIN person ON person.member_id = member.id WHERE member.id = ?`,
  ).get(id)!;

interface Candidates {
  readonly from: string;
  readonly to: string;
  readonly considered: number;
  readonly passing: number;
  readonly candidates: FirstEvidence[];
  readonly listed: FirstEvidence[];
}

/**
 * The best candidates for a community's first hundred by its own criteria, with what they did in the
 * last 90 days, and the same of those who are on the list already.
 */
export const firstCandidates = (
  db: ReadDb,
  args: { readonly communityUid: string; readonly today: string; readonly nowMs: number },
): Candidates => {
  const { id } = requireCommunity(db, args.communityUid);
  const period = { from: addDays(args.today, 1 - EVIDENCE_DAYS), to: args.today };
  const scope = communityScope(db, id, period, args.nowMs);
  const [{ days, messages }, people] = ofCommunityAlone(
    db,
    id,
    period,
    (): [ReturnType<typeof activity>, number[]] => [
      activity(db, scope),
      sql<{ id: number }>(db, eligible(scope))
        .all()
        .map((row) => row.id),
    ],
  );
  const events = valuesOf(db, attended(scope));
  const referred = valuesOf(db, brought(scope));
  const orders = valuesOf(db, ordered(scope));
  const known = followers(db);
  const evidenceOf = (person: number): Evidence => ({
    activeDays: days.get(person) ?? 0,
    messages: messages.get(person) ?? 0,
    events: events.get(person) ?? 0,
    brought: referred.get(person) ?? 0,
    orders: orders.get(person) ?? 0,
    followers: known.get(person) ?? null,
  });
  const listed = new Set(listedMembers(db, id).map(({ personId }) => personId));
  const present = new Set(people);
  // Who is listed and has left is scored beside the others all the same.
  const all = [...people, ...[...listed].filter((person) => !present.has(person))];
  const evidence = all.map(evidenceOf);
  const scores = firstScores(evidence, criteriaOf(db, id));
  const scored = all.map((person, index) => ({
    person,
    evidence: evidence[index]!,
    score: scores[index]!,
  }));
  const shown = ({ person, ...one }: (typeof scored)[number]): FirstEvidence => ({
    ...named(db, person),
    measures: one.evidence as FirstEvidence['measures'],
    score: one.score,
  });
  const passing = scored.filter(({ person, score }) => score !== null && present.has(person));
  return {
    ...period,
    considered: people.length,
    passing: passing.length,
    candidates: passing
      .filter(({ person, score }) => score! > 0 && !listed.has(person))
      .sort((one, other) => other.score! - one.score! || one.person - other.person)
      .slice(0, MOST_CANDIDATES)
      .map(shown),
    listed: scored.filter(({ person }) => listed.has(person)).map(shown),
  };
};
