import type { Migration } from './list.ts';

/** Where the baseline of a KPI comes from when it was not typed. */
export const similarBaseline: Migration = {
  version: 260,
  name: 'similar-baseline',
  up: (db) =>
    void db.exec(`
-- The similar past events it is the median of, with name and value as they stood, as JSON; null = typed.
ALTER TABLE kpi ADD COLUMN baseline_of TEXT CHECK (json_valid(baseline_of));
`),
};
