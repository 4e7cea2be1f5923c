import type { Migration } from './list.ts';

/** What a task of an event is planned to cost, in minor units of the workspace's currency. */
export const taskCosts: Migration = {
  version: 150,
  name: 'task-costs',
  up: (db) =>
    void db.exec('ALTER TABLE task ADD COLUMN cost_minor INTEGER CHECK (cost_minor >= 0)'),
};
