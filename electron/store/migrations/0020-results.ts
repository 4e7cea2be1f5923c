import { contentTables } from './0020-results/content.ts';
import { relationTables } from './0020-results/relations.ts';
import { surveyTables } from './0020-results/surveys.ts';
import type { Migration } from './list.ts';

/** Content, costs, surveys, referrals, daily statistics of groups, and columns kept as they are. */
export const results: Migration = {
  version: 20,
  name: 'results',
  up: (db) => {
    for (const sql of [contentTables, surveyTables, relationTables]) db.exec(sql);
  },
};
