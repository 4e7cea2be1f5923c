import type { Migration } from './list.ts';

/** Fields of members that operators define, badges, and the way from a taken tag to its member. */
export const fields: Migration = {
  version: 110,
  name: 'fields',
  up: (db) =>
    void db.exec(`
ALTER TABLE custom_field ADD COLUMN kind TEXT NOT NULL DEFAULT 'text'
  CHECK (kind IN ('text', 'number', 'date', 'choice', 'multi'));
ALTER TABLE custom_field ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE custom_field ADD COLUMN archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1));

-- What may be chosen in a field. A row with option_id is another spelling of that option: a name
-- it had before, or an option merged into it; values keep their text and follow it.
CREATE TABLE custom_option (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  field_id INTEGER NOT NULL REFERENCES custom_field (id) ON DELETE CASCADE,
  option_id INTEGER REFERENCES custom_option (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX custom_option_uid ON custom_option (uid);
CREATE INDEX custom_option_op ON custom_option (op);
CREATE INDEX custom_option_field ON custom_option (field_id, position);
CREATE INDEX custom_option_of ON custom_option (option_id) WHERE option_id IS NOT NULL;

-- Derived: what each surviving member has in each field, as it is read by the field's kind.
CREATE TABLE person_field (
  member_id INTEGER NOT NULL,
  field_id INTEGER NOT NULL,
  text TEXT NOT NULL,                    -- as shown; chosen options joined by U+001F
  value ANY,                             -- as sorted: number, date, place of the option; null = does not fit
  PRIMARY KEY (member_id, field_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_field_value ON person_field (field_id, value, text, member_id);
INSERT INTO person_field (member_id, field_id, text, value)
  SELECT person, field_id, text, substr(text, 1, 24) FROM (
    SELECT coalesce(member.effective_member_id, member.id) AS person, custom_value.field_id,
      substr(min((member.effective_member_id IS NOT NULL) || trim(custom_value.text)), 2) AS text
    FROM custom_value JOIN member ON member.id = custom_value.member_id
    WHERE trim(custom_value.text) <> '' GROUP BY 1, 2
  );

CREATE TABLE badge (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  name TEXT NOT NULL,
  criteria TEXT,                         -- in words: for what it is given
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX badge_uid ON badge (uid);
CREATE INDEX badge_op ON badge (op);

-- A badge given to a member; taken back, it stays with the reason.
CREATE TABLE badge_award (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  badge_id INTEGER NOT NULL REFERENCES badge (id) ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
  at_ms INTEGER NOT NULL,
  reason TEXT,
  revoked_at_ms INTEGER,
  revoke_reason TEXT,
  CHECK ((revoked_at_ms IS NULL) = (revoke_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX badge_award_uid ON badge_award (uid);
CREATE INDEX badge_award_op ON badge_award (op);
CREATE INDEX badge_award_badge ON badge_award (badge_id, member_id);
CREATE INDEX badge_award_member ON badge_award (member_id);

-- A tag or a value of a field that was taken away, by the member it was taken from.
CREATE INDEX change_taken ON change (CAST(json_extract(old_value, '$.member_id') AS INTEGER))
  WHERE field = '*' AND entity IN ('member_tag', 'custom_value') AND old_value IS NOT NULL;
`),
};
