import type { Migration } from './list.ts';

/** What a KPI contract was when it was signed, so that what moves afterwards can be said. */
export const signedContract: Migration = {
  version: 240,
  name: 'signed-contract',
  up: (db) =>
    void db.exec(`
-- Period, baseline, scope and KPIs as JSON; null = not signed, or signed before this was kept.
ALTER TABLE campaign ADD COLUMN kpi_signed TEXT CHECK (json_valid(kpi_signed));
CREATE TRIGGER campaign_kpi_signed_frozen BEFORE UPDATE OF kpi_signed ON campaign
WHEN OLD.kpi_signed IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a signed contract does not change'); END;
`),
};
