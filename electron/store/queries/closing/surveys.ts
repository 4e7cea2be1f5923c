import type { Changed } from '../../../../shared/contract/base.ts';
import type {
  ClosingQuestion,
  EventResults,
  Suggestion,
} from '../../../../shared/contract/closing.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { LOWER_SCALE_TOP } from '../../../../shared/domain/metrics/nps.ts';
import { maskPhone } from '../../../../shared/domain/values/phones.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { updateRow } from '../../log/rows.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { PERSON } from '../figures/scope.ts';
import { label, requireClosingEvent, type ByEvent } from './event.ts';

interface QuestionRecord {
  readonly survey_id: number;
  readonly uid: string;
  readonly text: string;
  readonly part: string | null;
  readonly kind: 'rating' | 'nps';
  readonly scale: number;
  readonly n: number;
  readonly mean: number;
  readonly highest: number;
  readonly lowest: number;
  readonly top_two: number;
}

// What scores are out of is not in a file: the smallest usual scale that holds them all.
const questionsSql = `
WITH score AS (
  SELECT question.id, answer.number FROM survey
  JOIN question ON question.survey_id = survey.id AND question.kind IN ('rating', 'nps')
  JOIN answer ON answer.question_id = question.id AND answer.number IS NOT NULL
  WHERE survey.event_id = ?
), scaled AS (
  SELECT id, CASE WHEN max(number) <= ${LOWER_SCALE_TOP} THEN 5 WHEN max(number) <= 10 THEN 10 ELSE 100 END AS scale
  FROM score GROUP BY id
)
SELECT question.survey_id, question.uid, question.text, question.part, question.kind, scaled.scale,
  count(*) AS n, avg(score.number) AS mean, max(score.number) AS highest, min(score.number) AS lowest,
  sum(score.number >= scaled.scale - 1) AS top_two
FROM scaled JOIN score ON score.id = scaled.id JOIN question ON question.id = scaled.id
GROUP BY question.id ORDER BY question.position, question.uid`;

const toQuestion = (row: QuestionRecord): ClosingQuestion => ({
  uid: row.uid,
  text: row.text,
  part: row.part,
  kind: row.kind === 'nps' && row.scale === 10 ? 'nps' : 'rating',
  n: row.n,
  mean: row.mean,
  highest: row.highest,
  lowest: row.lowest,
  scale: row.scale,
  topTwo: row.scale === 100 ? null : row.top_two,
});

interface SurveyRecord {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly responses: number;
}

const surveysWhere = (db: ReadDb, eventId: number | null): SurveyRecord[] =>
  sql<SurveyRecord>(
    db,
    `SELECT id, uid, name, (SELECT count(*) FROM survey_response WHERE survey_id = survey.id) AS responses
     FROM survey WHERE event_id IS ? ORDER BY name, uid`,
  ).all(eventId);

/** Surveys of the event with the means of their scores, and those of no event. */
export const surveysOf = (
  db: ReadDb,
  eventId: number,
): Pick<EventResults, 'surveys' | 'freeSurveys'> => {
  const questions = sql<QuestionRecord>(db, questionsSql).all(eventId);
  return {
    surveys: surveysWhere(db, eventId).map(({ id, ...survey }) => ({
      ...survey,
      questions: questions.filter((one) => one.survey_id === id).map(toQuestion),
    })),
    freeSurveys: surveysWhere(db, null).map(({ id: _id, ...survey }) => survey),
  };
};

const suggestionsSql = `
FROM survey JOIN question ON question.survey_id = survey.id AND question.kind = 'text'
JOIN answer ON answer.question_id = question.id
JOIN survey_response AS response ON response.id = answer.response_id
LEFT JOIN member ON member.id = response.member_id
LEFT JOIN person ON person.member_id = ${PERSON}
WHERE survey.event_id = ? AND trim(answer.text) <> ''`;

const writtenPhone = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

/** What people wrote, the last one first; phones inside are hidden as settings say. */
export const readSuggestions = (
  db: ReadDb,
  args: ByEvent & { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: Suggestion[] } => {
  const { id } = requireClosingEvent(db, args.eventUid);
  const masking = readSettings(db);
  return {
    total: sql<{ n: number }>(db, `SELECT count(*) AS n ${suggestionsSql}`).get(id)!.n,
    rows: sql<Suggestion>(
      db,
      `SELECT answer.uid, question.text AS question, answer.text, person.uid AS memberUid, person.name,
         response.number, response.submitted_date AS date ${suggestionsSql}
       ORDER BY response.submitted_at_ms DESC NULLS LAST, response.submitted_date DESC, answer.uid LIMIT ? OFFSET ?`,
    )
      .all(id, args.limit, args.offset)
      .map((row) => ({
        ...row,
        text: masking.maskPhone
          ? row.text.replace(writtenPhone, (phone) => maskPhone(`+86${phone}`).slice(3))
          : row.text,
      })),
  };
};

/** Links a survey to the event or takes it off; throws `survey-taken` where it is another event's. */
export const linkSurvey = (
  db: WriteDb,
  args: ByEvent & { readonly surveyUid: string; readonly linked: boolean },
  env: WriteEnv,
): Changed => {
  const event = requireClosingEvent(db, args.eventUid);
  const survey = sql<{ name: string; event_id: number | null; event: string | null }>(
    db,
    `SELECT survey.name, event_id, event.name AS event FROM survey
     LEFT JOIN event ON event.id = event_id WHERE survey.uid = ?`,
  ).get(args.surveyUid);
  if (survey === undefined) throw new WorkstationError('not-found', { what: args.surveyUid });
  const { name, event_id: eventId } = survey;
  if (eventId !== null && eventId !== event.id)
    throw new WorkstationError('survey-taken', { name, event: survey.event ?? '' });
  if ((eventId !== null) === args.linked) return { uid: args.surveyUid, operationUid: null };
  const key = args.linked ? 'survey-linked' : 'survey-unlinked';
  return operate(db, env, label(key, { name, event: event.name }), (operation) => {
    updateRow(db, operation, 'survey', args.surveyUid, {
      event_id: args.linked ? event.id : null,
    });
    return { uid: args.surveyUid, operationUid: operation.uid };
  });
};
