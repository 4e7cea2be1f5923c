import { interactiveTypes } from '../../../../shared/domain/metrics/content.ts';
import { latestResult } from '../content/rows.ts';
import type { FigureScope } from './scope.ts';

/** What was published in the period. */
const publishedIn = ({ communityIds, period }: FigureScope): string =>
  `content_item.archived = 0 AND content_item.state = 'published'
   AND content_item.published_date >= '${period.from}' AND content_item.published_date <= '${period.to}'${
     communityIds === null
       ? ''
       : ` AND content_item.community_id IN (${communityIds.join(', ') || 'NULL'})`
   }`;

export const published = (scope: FigureScope): string =>
  `SELECT content_item.id, 1 AS value FROM content_item WHERE ${publishedIn(scope)}`;

/** Of it, what members answer in. */
export const interactive = (scope: FigureScope): string =>
  `${published(scope)} AND content_item.type IN (${interactiveTypes.map((type) => `'${type}'`).join(', ')})`;

/** Likes, comments and shares of the latest result; unknown ones beside known ones count nothing. */
export const ANSWERS =
  'coalesce(content_result.likes, 0) + coalesce(content_result.comments, 0) + coalesce(content_result.shares, 0)';
/** Condition: the latest result knows both sides of an engagement rate. */
export const ANSWERED =
  'content_result.reads IS NOT NULL AND coalesce(content_result.likes, content_result.comments, content_result.shares) IS NOT NULL';

const withResults = (scope: FigureScope, value: string): string =>
  `SELECT content_item.id, ${value} AS value FROM content_item
   JOIN content_result ON ${latestResult} WHERE ${publishedIn(scope)} AND ${ANSWERED}`;

/** Answers to each item of which answers and reads are known. */
export const answersTo = (scope: FigureScope): string => withResults(scope, ANSWERS);

/** How often each of those was read. */
export const readsOf = (scope: FigureScope): string => withResults(scope, 'content_result.reads');
