import type { MemberViewInput } from '../../../../shared/contract/member-filters.ts';
import type { ReadDb } from '../../db.ts';
import { foldText } from '../../derived/fold.ts';
import { nameKeyMaker } from '../../derived/names.ts';
import { sql } from '../../statements.ts';
import { openView, orderOf } from './view.ts';

/** Where the view goes by name, one of the first found is nearly always in it. */
const NEAREST = 200;

/** The index on `name_key` serves the range; what is typed has no spaces between syllables. */
export const seekSql = `SELECT member_id FROM person INDEXED BY person_name
  WHERE name_key >= @first AND name_key < @first || char(0x10ffff)
    AND (substr(replace(name_key, ' ', ''), 1, length(@text)) = @text
      OR substr(name_initials, 1, length(@text)) = @text)`;

/**
 * The first place of a view whose member's name begins so, in its own letters, in pinyin or in
 * initials of pinyin; null = none.
 */
export const seekMember = (
  db: ReadDb,
  { text, ...input }: MemberViewInput & { readonly text: string },
): { readonly place: number | null } => {
  const typed = foldText(text).replaceAll(' ', '');
  // Typed characters are compared as names are: by their pinyin.
  const key = nameKeyMaker()(typed).split('\u001f')[1]!.replaceAll(' ', '');
  const [first] = [...key];
  if (first === undefined) return { place: null };
  const ids = orderOf(db, openView(db, input).view).ids();
  const asked = { first, text: key };
  if (input.sort.column === 'name') {
    const direction = input.sort.descending ? 'DESC' : 'ASC';
    const nearest = sql<number>(
      db,
      `${seekSql} ORDER BY name_key ${direction}, uid ${direction} LIMIT ${NEAREST}`,
    );
    for (const id of nearest.pluck().all(asked)) {
      const place = ids.indexOf(id);
      if (place !== -1) return { place };
    }
  }
  const wanted = new Set(sql<number>(db, seekSql).pluck().all(asked));
  const place = wanted.size === 0 ? -1 : ids.findIndex((id) => wanted.has(id));
  return { place: place === -1 ? null : place };
};
