import type { DeskRow } from '../../../../shared/contract/checkin.ts';
import { foldText } from '../../derived/fold.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import {
  everybodySql,
  foundColumns,
  lastScanJoin,
  requireCheckinEvent,
  requireList,
  toDeskRow,
  type FoundRecord,
} from './people.ts';

const called = ['person.name', 'person.nickname', 'person.remark'] as const;
const spelled = "replace(person.name_key, ' ', '')";
const beginsOrEnds = (column: string): string =>
  `(instr(lower(${column}), @term) = 1 OR substr(lower(${column}), -length(@term)) = @term)`;

// What was asked for by its whole number or name comes before what only begins or contains it.
const nearness = `CASE
  WHEN lower(people.number) = @term OR lower(people.attendee) = @term THEN 0
  WHEN lower(person.name) = @term OR substr(person.phone, -length(@tail)) = @tail THEN 1
  WHEN instr(lower(person.name), @term) = 1 OR person.name_initials = @latin THEN 2
  WHEN instr(person.name_initials, @latin) = 1 OR instr(${spelled}, @latin) = 1 THEN 3
  ELSE 4 END`;

/** How a text can be meant; each kind costs a comparison with everybody of the event. */
const matches = {
  name: called.map((name) => `instr(lower(${name}), @term) > 0`).join(' OR '),
  initials: 'instr(person.name_initials, @latin) > 0',
  spelled: `instr(${spelled}, @latin) > 0`,
  phone: 'substr(person.phone, -length(@tail)) = @tail',
  code: `${beginsOrEnds('people.number')} OR ${beginsOrEnds('people.attendee')}
    OR instr(lower(people.ticket), @term) = 1`,
} as const;

const searchSql = (kinds: readonly (keyof typeof matches)[]): string => `
SELECT found.*, scan.kind AS scan_kind, scan.at_ms AS scan_at_ms FROM (
  SELECT * FROM (${everybodySql(
    `${foundColumns}, ${nearness} AS nearness`,
    kinds.map((kind) => matches[kind]).join(' OR '),
  )})
  ORDER BY nearness, name_key, signup_uid, member_uid LIMIT @limit
) AS found ${lastScanJoin}
ORDER BY found.nearness, scan.kind IS 'in', found.status <> 'confirmed', found.name_key,
  found.signup_uid, found.member_uid`;

/** A text that stands in no name, number or phone. */
const NOWHERE = '\u0000';
/** Fewer digits would be the end of every tenth phone. */
const MIN_TAIL = 3;

/** Sign-ups and walk-ins of one event that a text finds; only rows of that event are read. */
export const searchDesk = (
  db: ReadDb,
  input: {
    readonly eventUid: string;
    readonly listUid: string | null;
    readonly text: string;
    readonly limit: number;
  },
): { readonly rows: DeskRow[]; readonly hasMore: boolean } => {
  const event = requireCheckinEvent(db, input.eventUid);
  const term = foldText(input.text.trim());
  const latin = term.replaceAll(/[\s']/g, '');
  const digits = term.replaceAll(/[\s-]/g, '');
  const isLatin = /^[a-z]+$/.test(latin);
  const isTail = /^\d+$/.test(digits) && digits.length >= MIN_TAIL;
  const isCode = /^[\x20-\x7e]+$/.test(term) || !/^\p{Script=Han}+$/u.test(term);
  const kinds = [
    'name' as const,
    ...(isLatin ? (['initials'] as const) : []),
    // Letters without a vowel spell nothing, except the two that begin a syllable.
    ...(isLatin && /[aeiouv]|^[zcs]h$/.test(latin) ? (['spelled'] as const) : []),
    ...(isTail ? (['phone'] as const) : []),
    ...(isCode ? (['code'] as const) : []),
  ];
  const rows = sql<FoundRecord>(db, searchSql(kinds)).all({
    event: event.id,
    list: requireList(db, event.id, input.listUid),
    term,
    latin: isLatin ? latin : NOWHERE,
    tail: isTail ? digits : NOWHERE,
    limit: input.limit + 1,
  });
  return {
    rows: rows.slice(0, input.limit).map(toDeskRow),
    hasMore: rows.length > input.limit,
  };
};
