import type { Migration } from './list.ts';

/** Who left are few of a million: growth asks for them alone. */
export const left: Migration = {
  version: 130,
  name: 'left',
  up: (db) =>
    void db.exec(
      'CREATE INDEX person_left ON person (left_date, joined_date) WHERE left_date IS NOT NULL',
    ),
};
