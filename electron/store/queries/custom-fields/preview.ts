import { MAX_OPTIONS, type KindPreview } from '../../../../shared/contract/custom-fields.ts';
import {
  choicesIn,
  optionsOf,
  readFieldText,
  type FieldKind,
  type OptionRow,
} from '../../../../shared/domain/values/custom-fields.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { requireField } from './require.ts';

const LISTED_TEXTS = 200;

interface Counted {
  readonly text: string;
  readonly count: number;
}

/** As recorded, every text with its members, most first. */
const recordedTexts = (db: ReadDb, fieldId: number): Counted[] =>
  sql<Counted>(
    db,
    `SELECT trim(text) AS text, count(*) AS count FROM custom_value
     WHERE field_id = ? AND trim(text) <> '' GROUP BY 1 ORDER BY 2 DESC, 1`,
  ).all(fieldId);

/** The options there are, and those of `names` that are not among them. */
export const withOptions = (
  db: ReadDb,
  fieldId: number,
  names: readonly string[],
): readonly OptionRow[] => {
  const rows = sql<OptionRow>(
    db,
    `SELECT id, name, option_id AS optionId FROM custom_option WHERE field_id = ? ORDER BY position, id`,
  ).all(fieldId);
  const known = optionsOf(rows);
  const added = names.filter((name) => readFieldText('choice', name, known) === null);
  return [...rows, ...added.map((name, place) => ({ id: -1 - place, name, optionId: null }))];
};

/**
 * How the values of a field would read as another kind: how many fit, and which do not. `options`
 * are the names to choose among; null = every text that occurs, as many as there may be.
 */
export const previewKind = (
  db: ReadDb,
  {
    uid,
    kind,
    options: given,
  }: { readonly uid: string; readonly kind: FieldKind; readonly options: string[] | null },
): KindPreview => {
  const { id } = requireField(db, uid);
  const texts = recordedTexts(db, id);
  const counts = new Map<string, number>();
  if (kind === 'choice' || kind === 'multi')
    for (const { text, count } of texts)
      for (const one of kind === 'multi' ? choicesIn(text) : [text])
        if (one.length <= 60) counts.set(one, (counts.get(one) ?? 0) + count);
  const suggested = [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, MAX_OPTIONS);
  const options = optionsOf(
    withOptions(db, id, given ?? suggested.map(({ text }) => text)).slice(0, 2 * MAX_OPTIONS),
  );
  const unfit = texts.filter(({ text }) => readFieldText(kind, text, options) === null);
  const sum = (rows: readonly Counted[]): number => rows.reduce((all, { count }) => all + count, 0);
  const total = sum(texts);
  return {
    total,
    fits: total - sum(unfit),
    unfit: { total: sum(unfit), texts: unfit.length, first: unfit.slice(0, LISTED_TEXTS) },
    suggested,
  };
};
