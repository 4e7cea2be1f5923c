import { own } from './own.ts';

const survivor = (table: string): string => `coalesce(${table}.effective_member_id, ${table}.id)`;

/** Pairs of survivors that somebody said are two people. */
const refused = `SELECT min(${survivor('one')}, ${survivor('other')}), max(${survivor('one')}, ${survivor('other')})
  FROM not_same JOIN member AS one ON one.uid = not_same.member_uid
  JOIN member AS other ON other.uid = not_same.other_uid`;

/**
 * Pairs of people who may be one, each once however often and under whichever of their members it
 * was proposed; `where` narrows the proposals.
 */
export const openPairs = (where = ''): string => `
  SELECT min(${survivor('one')}, ${survivor('other')}) AS low, max(${survivor('one')}, ${survivor('other')}) AS high,
    min(merge_proposal.uid) AS uid, max(operation.lam) AS lam, max(operation.at_ms) AS atMs,
    json_group_array(DISTINCT json_extract(merge_proposal.evidence, '$.shared')) AS shared
  FROM merge_proposal JOIN member AS one ON one.id = merge_proposal.member_id
  JOIN member AS other ON other.id = merge_proposal.other_member_id
  JOIN operation ON operation.id = merge_proposal.op
  ${where}
  GROUP BY 1, 2 HAVING low <> high AND (low, high) NOT IN (${refused})`;

/** Proposals of the person `@id`. */
export const ofPerson = `WHERE merge_proposal.member_id IN ${own} OR merge_proposal.other_member_id IN ${own}`;
