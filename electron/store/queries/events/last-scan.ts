/**
 * The last scan of each member at an event: it decides whether they are in. Scans without a time
 * (the file only says "yes") count as the earliest. `where` restricts `checkin`.
 */
export const lastScanSql = (where: string): string => `
SELECT id, uid, event_id, member_id, signup_id, kind, at_ms FROM (
  SELECT checkin.*, row_number() OVER (
    PARTITION BY event_id, member_id ORDER BY at_ms DESC NULLS LAST, uid DESC
  ) AS nth FROM checkin WHERE ${where}
) WHERE nth = 1`;
