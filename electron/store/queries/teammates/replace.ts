import {
  peopleOf,
  personKey,
  withPersonReplaced,
  workPlaces,
} from '../../../../shared/domain/teammates/names.ts';
import type { OwnTask } from '../../../../shared/domain/events/own-template.ts';
import type { WriteDb } from '../../db.ts';
import type { Operation } from '../../log/operate.ts';
import { deleteRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { places, sqlOfPlace } from './places.ts';
import type { Moment } from './read.ts';

interface Replacement {
  readonly from: string;
  /** null = nobody. */
  readonly to: string | null;
  /** Only what is still to be done; else everything that is not signed. */
  readonly openOnly: boolean;
}

interface Found {
  readonly uid: string;
  readonly people: string;
}

/** Rows of every place that name the person and would change. */
const rowsNaming = (
  db: WriteDb,
  { from, openOnly }: Replacement,
  moment: Moment,
): readonly { readonly place: (typeof workPlaces)[number]; readonly rows: readonly Found[] }[] =>
  workPlaces.map((place) => ({
    place,
    rows: sql<Found>(
      db,
      `SELECT uid, people FROM (${sqlOfPlace(place)})
       WHERE signed = 0 AND (open OR @openOnly = 0) ORDER BY uid`,
    )
      .all({ ...moment, openOnly: openOnly ? 1 : 0 })
      .filter(({ people }) => peopleOf(people).some((name) => personKey(name) === personKey(from))),
  }));

/** Puts another name, or nobody, in a person's place; returns how many fields that changed. */
export const replacePerson = (
  db: WriteDb,
  operation: Operation,
  asked: Replacement,
  moment: Moment,
): number => {
  let changed = 0;
  for (const { place, rows } of rowsNaming(db, asked, moment)) {
    changed += rows.length;
    if (place === 'template') {
      for (const uid of new Set(rows.map((row) => row.uid)))
        replaceInTemplate(db, operation, uid, asked);
      continue;
    }
    const { table, column, needsSomebody } = places[place];
    for (const { uid, people } of rows) {
      const next = withPersonReplaced(people, asked.from, asked.to);
      if (next === null && needsSomebody === true) deleteRow(db, operation, table, uid);
      else updateRow(db, operation, table, uid, { [column]: next });
    }
  }
  return changed;
};

const replaceInTemplate = (
  db: WriteDb,
  operation: Operation,
  uid: string,
  { from, to }: Replacement,
): void => {
  const { tasks } = sql<{ tasks: string }>(
    db,
    'SELECT tasks FROM event_template WHERE uid = ?',
  ).get(uid)!;
  const next = (JSON.parse(tasks) as OwnTask[]).map((task) => ({
    ...task,
    owner: withPersonReplaced(task.owner, from, to),
  }));
  updateRow(db, operation, 'event_template', uid, { tasks: JSON.stringify(next) });
};
