import { foldText, searchQuery } from '../../derived/tokens.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

/**
 * Members that a quick search finds: part of a name, nickname, remark, phone or outside id in any
 * case and width, pinyin of the name with or without spaces, or its initials.
 */
export const searchMembers = (db: ReadDb, search: string): number[] => {
  const term = foldText(search.trim());
  const found = new Set(byText(db, term));
  const latin = term.replaceAll(/[\s']/g, '');
  if (/^[a-z]+$/.test(latin)) for (const id of byPinyin(db, latin)) found.add(id);
  return [...found];
};

interface Texts {
  readonly member_id: number;
  readonly texts: string;
}

const byText = (db: ReadDb, term: string): number[] => {
  const query = searchQuery(term);
  const ids = sql<{ id: number }>(
    db,
    'SELECT rowid AS id FROM member_search WHERE member_search MATCH ?',
  )
    .all(query)
    .map((row) => row.id);
  // One character or one pair is in the index as it is; longer terms only by their pairs.
  if ([...term].length <= 2) return ids;
  return sql<Texts>(
    db,
    `SELECT person.member_id, concat_ws(char(31), person.name, person.nickname, person.remark,
       (SELECT group_concat(identity.value, char(31)) FROM member
        JOIN identity ON identity.member_id = member.id
        WHERE member.id = person.member_id),
       (SELECT group_concat(identity.value, char(31)) FROM member
        JOIN identity ON identity.member_id = member.id
        WHERE member.effective_member_id = person.member_id)) AS texts
     FROM json_each(?) AS wanted JOIN person ON person.member_id = wanted.value`,
  )
    .all(JSON.stringify(ids))
    .filter((row) => foldText(row.texts).includes(term))
    .map((row) => row.member_id);
};

const byPinyin = (db: ReadDb, latin: string): number[] =>
  sql<{ member_id: number }>(
    db,
    `SELECT member_id FROM person
     WHERE instr(replace(name_key, ' ', ''), @latin) > 0 OR instr(name_initials, @latin) > 0`,
  )
    .all({ latin })
    .map((row) => row.member_id);
