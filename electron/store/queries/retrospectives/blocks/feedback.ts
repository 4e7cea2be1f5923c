import type { FeedbackBlock } from '../../../../../shared/contract/facts/feedback.ts';
import { LOWER_SCALE_TOP } from '../../../../../shared/domain/metrics/nps.ts';
import { sql } from '../../../statements.ts';
import { sumOf } from '../../figures/sums.ts';
import type { FigureScope } from '../../figures/scope.ts';
import { responses } from '../../figures/surveys.ts';
import type { BlockQuery, FactContext } from './block.ts';

/** More questions than these are left to the pages of the events. */
const MOST_QUESTIONS = 30;

/** Answers of those who are counted, with their questions. */
const answers = (scope: FigureScope, condition: string): string =>
  `answer JOIN question ON question.id = answer.question_id
   WHERE answer.response_id IN (SELECT id FROM (${responses(scope)})) AND ${condition}`;

const RATED = "question.kind IN ('rating', 'nps') AND answer.number IS NOT NULL";
const WRITTEN = "question.kind = 'text' AND trim(answer.text) <> ''";

/** By response, how many texts it holds. */
const suggestionRows = (scope: FigureScope): string =>
  `SELECT answer.response_id AS id, count(*) AS value FROM ${answers(scope, WRITTEN)} GROUP BY 1`;

// What scores are out of is not in a file: the smallest usual scale that holds them all, as on the page of the event.
const ratingsSql = (scope: FigureScope): string =>
  `WITH rated AS MATERIALIZED (
     SELECT question.id, answer.number FROM ${answers(scope, RATED)}
   ), scaled AS (
     SELECT id, count(*) AS n, avg(number) AS mean,
       CASE WHEN max(number) <= ${LOWER_SCALE_TOP} THEN 5 WHEN max(number) <= 10 THEN 10 ELSE 100 END AS scale
     FROM rated GROUP BY id
   )
   SELECT question.uid, survey.name AS survey, concat_ws(' · ', question.text, question.part) AS text, n, mean, scale,
     CASE WHEN scale = 100 THEN NULL ELSE
       (SELECT count(*) FROM rated WHERE rated.id = scaled.id AND number >= scale - 1) END AS topTwo
   FROM scaled JOIN question ON question.id = scaled.id JOIN survey ON survey.id = question.survey_id
   ORDER BY survey.name, survey.uid, question.position, question.uid LIMIT ${MOST_QUESTIONS}`;

const compute = ({ db, own }: FactContext): FeedbackBlock | null => {
  const { n } = sumOf(db, responses(own));
  return n === 0
    ? null
    : {
        responses: n,
        suggestions: sumOf(db, suggestionRows(own)).sum,
        ratings: sql<FeedbackBlock['ratings'][number]>(db, ratingsSql(own)).all(),
      };
};

/** The uid of a question. */
const UID = /^rating\.([\w-]+)$/;

export const feedback: BlockQuery<'feedback'> = {
  compute,
  sourceAt: ({ own }, rest) => {
    if (rest === 'responses') return { entity: 'response', sql: responses(own) };
    if (rest === 'suggestions') return { entity: 'response', sql: suggestionRows(own) };
    const uid = UID.exec(rest)?.[1];
    return uid === undefined
      ? null
      : {
          entity: 'response',
          sql: `SELECT answer.response_id AS id, 1 AS value FROM ${answers(own, `${RATED} AND question.uid = '${uid}'`)}`,
        };
  },
};
