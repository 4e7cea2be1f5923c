import type { Migration } from './list.ts';

/** Who left and who is staff are few of a million: growth asks for them alone. */
export const leftAndStaff: Migration = {
  version: 130,
  name: 'left and staff',
  up: (db) =>
    void db.exec(`
CREATE INDEX person_left ON person (left_date, joined_date) WHERE left_date IS NOT NULL;
CREATE INDEX member_staff ON member (staff) WHERE staff = 1;
`),
};
