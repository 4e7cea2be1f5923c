/** Surveys: questions, who answered when, and the answers. */
export const surveyTables = `
CREATE TABLE survey (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  name TEXT NOT NULL,
  event_id INTEGER REFERENCES event (id) ON DELETE RESTRICT,
  community_id INTEGER REFERENCES community (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX survey_uid ON survey (uid);
CREATE INDEX survey_op ON survey (op);
CREATE INDEX survey_name ON survey (name);
CREATE INDEX survey_event ON survey (event_id);

-- Natural key: survey + header of its column.
CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,             -- order in the file
  text TEXT NOT NULL,
  part TEXT,                             -- the item of a matrix question
  kind TEXT NOT NULL CHECK (kind IN ('text', 'single', 'multi', 'rating', 'nps'))
) STRICT;
CREATE UNIQUE INDEX question_uid ON question (uid);
CREATE INDEX question_op ON question (op);
CREATE INDEX question_survey ON question (survey_id, position);

-- Natural key: survey + number, else submission instant + hash of the answers.
CREATE TABLE survey_response (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
  member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,  -- only where a contact or id says who
  number TEXT,
  submitted_at_ms INTEGER,
  submitted_date TEXT,                   -- in the workspace zone
  duration_ms INTEGER CHECK (duration_ms >= 0),
  source TEXT,
  source_detail TEXT,
  score REAL
) STRICT;
CREATE UNIQUE INDEX survey_response_uid ON survey_response (uid);
CREATE INDEX survey_response_op ON survey_response (op);
CREATE INDEX survey_response_survey ON survey_response (survey_id, submitted_date);
CREATE INDEX survey_response_member ON survey_response (member_id);

-- One row a response and question; a skipped question has none.
CREATE TABLE answer (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  response_id INTEGER NOT NULL REFERENCES survey_response (id) ON DELETE CASCADE,
  question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
  text TEXT NOT NULL,                    -- chosen options of a 'multi' joined by U+001F
  number REAL                            -- of 'rating' and 'nps'
) STRICT;
CREATE UNIQUE INDEX answer_uid ON answer (uid);
CREATE INDEX answer_op ON answer (op);
CREATE INDEX answer_response ON answer (response_id);
CREATE INDEX answer_question ON answer (question_id, number);
`;
