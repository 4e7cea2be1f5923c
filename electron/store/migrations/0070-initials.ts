import type { Migration } from './list.ts';

/** A search by pinyin reads this index through instead of every column of every person. */
export const initials: Migration = {
  version: 70,
  name: 'initials',
  up: (db) => void db.exec('CREATE INDEX person_initials ON person (name_initials, name_key)'),
};
