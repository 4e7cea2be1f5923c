/**
 * The last scan of each member on each check-in list: it decides whether they are in there. Scans
 * without a time (the file only says "yes") count as the earliest; a scan of somebody who is in
 * already is a note and counts nowhere. `where` restricts `checkin`.
 */
export const lastOfListSql = (where: string): string => `
SELECT * FROM (
  SELECT checkin.*, row_number() OVER (
    PARTITION BY event_id, member_id, list_id ORDER BY at_ms DESC NULLS LAST, uid DESC
  ) AS nth_of_list FROM checkin WHERE (${where}) AND again = 0
) WHERE nth_of_list = 1`;

/**
 * Whether each member is at an event: in as soon as the last scan of any list says so, since the
 * earliest of those. `where` restricts `checkin`.
 */
export const lastScanSql = (where: string): string => `
SELECT id, uid, event_id, member_id, signup_id, kind, at_ms FROM (
  SELECT of_list.*, row_number() OVER (
    PARTITION BY event_id, member_id ORDER BY kind, at_ms NULLS FIRST, uid
  ) AS nth FROM (${lastOfListSql(where)}) AS of_list
) WHERE nth = 1`;
