import type { BudgetSheet } from '../../../../shared/contract/budget.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { ScenarioName } from '../../../../shared/domain/events/budget.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { findEvent } from '../events/list.ts';
import { attendancesOf } from '../figures/attendance.ts';
import { shownOrder } from './move.ts';

type Sheet<Part extends keyof BudgetSheet> = BudgetSheet[Part];
const bit = <Row extends object, Field extends keyof Row>(rows: readonly Row[], field: Field) =>
  rows.map((row) => ({ ...row, [field]: Boolean(row[field]) }));

const idSql = '(SELECT id FROM event WHERE uid = ?)';
const oneOf = (table: string): string =>
  `EXISTS (SELECT 1 FROM ${table} WHERE ${table}.cost_entry_id = cost_entry.id)`;

/** Money and things of one event; throws `not-found`. */
export const budgetSheet = (
  db: ReadDb,
  { eventUid }: { readonly eventUid: string },
): BudgetSheet => {
  const event = findEvent(db, eventUid);
  if (event === null) throw new WorkstationError('not-found', { what: eventUid });
  const all = <Row extends object>(text: string): Row[] => sql<Row>(db, text).all(eventUid);
  const people = all<{ scenario: ScenarioName; people: number }>(
    `SELECT scenario, people FROM event_scenario WHERE event_id = ${idSql} ORDER BY scenario`,
  );
  return {
    eventUid,
    currency: readSettings(db).currency,
    communityUid: event.communityUid,
    people: Object.fromEntries(people.map((row) => [row.scenario, row.people])),
    confirmed: event.confirmed,
    capacity: event.capacity,
    attendees: sql<{ n: number }>(
      db,
      `SELECT count(*) AS n FROM (${attendancesOf(`SELECT id FROM event WHERE uid = @uid`)})`,
    ).get({ uid: eventUid })!.n,
    taskCostMinor: all<{ sum: number }>(
      `SELECT coalesce(sum(cost_minor), 0) AS sum FROM task WHERE event_id = ${idSql}`,
    )[0]!.sum,
    lines: lines(db, eventUid),
    prizes: all<Sheet<'prizes'>[number]>(
      `SELECT uid, name, quantity, unit_minor AS unitMinor, sponsor, recipients, given
       FROM prize WHERE event_id = ${idSql} ORDER BY ${shownOrder('prize')}`,
    ),
    guests: all<Sheet<'guests'>[number]>(
      `SELECT guest.uid, guest.name, member.uid AS memberUid, guest.role, guest.contact,
         guest.fee_minor AS feeMinor, guest.state, guest.note,
         (SELECT coalesce(person.name, person.external_id) FROM person
          WHERE person.member_id = coalesce(member.effective_member_id, member.id)) AS memberName
       FROM guest LEFT JOIN member ON member.id = guest.member_id
       WHERE guest.event_id = ${idSql} ORDER BY guest.position, guest.uid`,
    ),
    checks: bit(
      all<Sheet<'checks'>[number]>(
        `SELECT uid, grouping AS "group", item, quantity, owner, done
         FROM checklist_item WHERE event_id = ${idSql} ORDER BY ${shownOrder('check')}`,
      ),
      'done',
    ) as Sheet<'checks'>,
    benefits: sql<Sheet<'benefits'>[number]>(
      db,
      'SELECT uid, kind, name, unit_minor AS unitMinor FROM benefit WHERE archived = 0 ORDER BY position, uid',
    ).all(),
    grants: all<Sheet<'grants'>[number]>(
      `SELECT benefit_grant.uid, benefit.uid AS benefitUid, benefit.name AS benefitName,
         benefit.kind AS benefitKind, benefit_grant.quantity, benefit_grant.recipients,
         benefit_grant.unit_minor AS unitMinor,
         (SELECT count(*) FROM benefit_grant_member WHERE grant_id = benefit_grant.id) AS members
       FROM benefit_grant JOIN benefit ON benefit.id = benefit_grant.benefit_id
       WHERE benefit_grant.event_id = ${idSql} ORDER BY benefit_grant.position, benefit_grant.uid`,
    ),
    packets: all<Sheet<'packets'>[number]>(
      `SELECT uid, local_date AS date, amount_minor AS amountMinor, quantity, occasion, reason
       FROM red_packet WHERE event_id = ${idSql} ORDER BY ${shownOrder('packet')}`,
    ),
  };
};

const lines = (db: ReadDb, eventUid: string): BudgetSheet['lines'] =>
  sql<BudgetSheet['lines'][number]>(
    db,
    `SELECT uid, side, category, item, vendor, channel, per_head AS perHead, currency,
       planned_minor AS plannedMinor, actual_minor AS actualMinor, owner, note, local_date AS date,
       reach, clicks, signups,
       (SELECT kind FROM operation WHERE operation.id = cost_entry.op) = 'import' AS imported,
       CASE WHEN ${oneOf('prize')} THEN 'prize' WHEN ${oneOf('guest')} THEN 'guest'
         WHEN ${oneOf('benefit_grant')} THEN 'grant' WHEN ${oneOf('red_packet')} THEN 'packet' END AS "from"
     FROM cost_entry WHERE event_id = ${idSql} ORDER BY ${shownOrder('line')}`,
  )
    .all(eventUid)
    .map((row) => ({
      ...row,
      perHead: Boolean(row.perHead),
      imported: Boolean(row.imported),
    }));

/** Members whose last scan at the event is "in", as persons after merges; staff apart. */
export const checkedInMembers = (
  db: ReadDb,
  { eventUid }: { readonly eventUid: string },
): string[] =>
  sql<{ uid: string }>(
    db,
    `SELECT member.uid FROM (${attendancesOf('SELECT id FROM event WHERE uid = @uid')}) AS came
     JOIN member ON member.id = came.id ORDER BY member.uid`,
  )
    .all({ uid: eventUid })
    .map(({ uid }) => uid);
