import { LOWER_SCALE_TOP } from '../../../../shared/domain/metrics/nps.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { STAFF } from '../people.ts';
import { eventsIn, PERSON, type FigureScope } from './scope.ts';

/** Responses to surveys of the events, whoever answered; staff are left out where they are known. */
export const responses = (scope: FigureScope): string =>
  `SELECT survey_response.id, 1 AS value FROM survey
   JOIN survey_response ON survey_response.survey_id = survey.id
   LEFT JOIN member ON member.id = survey_response.member_id
   WHERE survey.event_id IN (${eventsIn(scope)}) AND coalesce(${PERSON}, 0) NOT IN (${STAFF})`;

/** The first question of each survey that asks for a recommendation on the scale from 0 to 10. */
export const recommendQuestions = (scope: FigureScope): string =>
  `SELECT id FROM (
     SELECT question.id, survey.event_id, row_number() OVER (
       PARTITION BY question.survey_id ORDER BY question.position, question.uid) AS nth
     FROM survey JOIN question ON question.survey_id = survey.id
     WHERE survey.event_id IN (${eventsIn(scope)}) AND question.kind = 'nps'
       AND (SELECT max(number) FROM answer WHERE question_id = question.id) > ${LOWER_SCALE_TOP}
   ) WHERE nth = 1`;

/** Answers to it by response: promoters 1, passives 0, detractors −1. */
export const npsAnswers = (scope: FigureScope): string =>
  `SELECT response_id AS id, CASE WHEN number >= 9 THEN 1 WHEN number <= 6 THEN -1 ELSE 0 END AS value
   FROM answer WHERE question_id IN (${recommendQuestions(scope)})
     AND number BETWEEN 0 AND 10 AND number = round(number)
     AND response_id IN (SELECT id FROM (${responses(scope)}))`;

export const hasRecommendQuestion = (db: ReadDb, scope: FigureScope): boolean =>
  sql<{ found: number }>(db, `SELECT EXISTS (${recommendQuestions(scope)}) AS found`).get()!
    .found === 1;
