import { foldText } from '../../derived/fold.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

/** Local ids, ascending; of a million a set takes several times as long to fill. */
export interface Found extends Iterable<number> {
  readonly size: number;
  readonly has: (id: number) => boolean;
}

/**
 * Members that a quick search finds: part of a name, nickname, remark, phone or outside id in any
 * case and width, pinyin of the name with or without spaces, or its initials.
 */
export const searchMembers = (db: ReadDb, search: string): Found => {
  const highest = sql<number | null>(db, 'SELECT max(member_id) FROM person').pluck().get() ?? 0;
  const marks = new Uint8Array(highest + 1);
  let size = 0;
  const mark = (id: number): void => {
    if (marks[id] !== 0) return;
    marks[id] = 1;
    size += 1;
  };
  const term = foldText(search.trim());
  if ([...term].length < RUN) markByStart(db, term, mark);
  else byRuns(db, term).forEach(mark);
  const latin = term.replaceAll(/[\s']/g, '');
  if (/^[a-z]+$/.test(latin)) byPinyin(db, latin).forEach(mark);
  return {
    size,
    has: (id) => marks[id] === 1,
    *[Symbol.iterator]() {
      for (let id = marks.indexOf(1); id !== -1; id = marks.indexOf(1, id + 1)) yield id;
    },
  };
};

/** The index holds every run of as many characters, at the end of a text shorter ones. */
const RUN = 3;

interface Texts {
  readonly member_id: number;
  readonly texts: string;
}

const byRuns = (db: ReadDb, term: string): number[] => {
  const characters = [...term];
  const runs = characters.slice(RUN - 1).map((_, at) => characters.slice(at, at + RUN).join(''));
  const ids = idsOf(
    db,
    'SELECT rowid FROM member_search WHERE member_search MATCH ?',
    [...new Set(runs)].map((run) => `"${run.replaceAll('"', '""')}"`).join(' AND '),
  );
  if (runs.length === 1) return ids;
  // All runs of a longer term may stand apart from each other.
  return sql<Texts>(
    db,
    `SELECT person.member_id, concat_ws(char(31), person.name, person.nickname, person.remark,
       (SELECT group_concat(identity.value, char(31)) FROM member
        JOIN identity ON identity.member_id = member.id
        WHERE member.id = person.member_id),
       (SELECT group_concat(identity.value, char(31)) FROM member
        JOIN identity ON identity.member_id = member.id
        WHERE member.effective_member_id = person.member_id),
       (SELECT group_concat(concat_ws(char(31), gone.name, gone.nickname, gone.remark), char(31))
        FROM member AS gone WHERE gone.effective_member_id = person.member_id)) AS texts
     FROM json_each(?) AS wanted JOIN person ON person.member_id = wanted.value`,
  )
    .all(JSON.stringify(ids))
    .filter((row) => foldText(row.texts).includes(term))
    .map((row) => row.member_id);
};

/**
 * Texts with a run that begins with the term, which is shorter than a run; some several times. They
 * come as one text: row by row, the millions that have a digit take three times as long.
 */
const markByStart = (db: ReadDb, term: string, mark: (id: number) => void): void => {
  sql(
    db,
    'CREATE VIRTUAL TABLE IF NOT EXISTS temp.member_run USING fts5vocab (main, member_search, instance)',
  ).run();
  const joined = sql<string | null>(
    db,
    `SELECT group_concat(doc) FROM temp.member_run
     WHERE term >= @term AND term < @term || char(0x10ffff)`,
  )
    .pluck()
    .get({ term });
  if (joined === undefined || joined === null) return;
  let id = 0;
  for (let at = 0; at < joined.length; at += 1) {
    const digit = joined.charCodeAt(at) - ZERO;
    // Only digits and commas.
    if (digit >= 0) id = id * 10 + digit;
    else {
      mark(id);
      id = 0;
    }
  }
  mark(id);
};

const ZERO = 48;

/** Of the letters alone that begin a syllable, these are one beginning. */
const DIGRAPH = /^[zcs]h$/;

/** Initials are few: those that fit are found first, then who has them. Exported for its query plan. */
export const initialsSql = `
WITH every AS MATERIALIZED (SELECT DISTINCT name_initials AS initials FROM person)
SELECT member_id FROM person WHERE name_initials IN (SELECT initials FROM every WHERE instr(initials, @latin) > 0)`;

/** Letters without a vowel are initials, or the digraph that a syllable begins with. */
const byPinyin = (db: ReadDb, latin: string): number[] => {
  const isSpelled = /[aeiouv]/.test(latin) || DIGRAPH.test(latin);
  const spelled = `SELECT member_id FROM person
    WHERE instr(name_initials, @latin) > 0 OR instr(replace(name_key, ' ', ''), @latin) > 0`;
  return idsOf(db, isSpelled ? spelled : initialsSql, { latin });
};

const idsOf = (db: ReadDb, text: string, value: unknown): number[] =>
  sql<number>(db, text).pluck().all(value);
