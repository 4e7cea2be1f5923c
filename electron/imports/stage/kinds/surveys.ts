import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { Members } from '../members.ts';
import { hasKey } from '../person-keys.ts';
import {
  classOf,
  keyUid,
  noDifferences,
  rejected,
  type Differences,
  type KindStager,
  type StageSession,
} from '../session.ts';
import { headed, toInstant, toLocalDate, type SheetValues } from '../sheet-values.ts';
import type { Ref } from '../staging.ts';
import {
  answerText,
  isChosen,
  leadingNumber,
  questionsOf,
  splitOptions,
  type SheetQuestion,
} from '../survey-questions.ts';
import type { Things } from '../things.ts';
import { upsert, warnCreated } from '../upsert.ts';
import { memberTrouble, personTitle } from './members.ts';
import { outcomeOf } from './outcome.ts';

const UNIT = '\u001f';
const fieldOf = {
  submitted_at_ms: 'survey.submitted',
  submitted_date: 'survey.submitted',
  duration_ms: 'survey.duration',
  source: 'survey.source',
  source_detail: 'survey.source_detail',
  score: 'survey.score',
} as const;
/** So many answers and not one 0: the form may have asked from 1 to 10. */
const ENOUGH_FOR_ZERO = 30;

/** Responses of one survey: who answered when, and an answer for each question that was not skipped. */
export const stageSurveys = (
  session: StageSession,
  members: Members,
  things: Things,
): KindStager => {
  const { staging, store, frame, reader } = session;
  const name = frame.context.survey ?? surveyName(session.source);
  const known = store.byUid('survey', name);
  const surveyUid = known?.uid ?? keyUid('survey', name);
  const questions = questionsOf(
    reader.repeated('survey.answer'),
    session.sample,
    frame.context.separator ?? null,
  ).map((question, position) => ({
    ...question,
    position: position + 1,
    uid: keyUid('question', surveyUid, question.key),
    scores: { n: 0, zero: false },
  }));
  let survey: Ref | null = null;
  const refs = new Map<string, Ref>();

  const surveyRef = (row: number): Ref => {
    if (survey !== null) return survey;
    const { event, community } = frame.context;
    const made = upsert(
      session,
      row,
      {
        entity: 'survey',
        uid: surveyUid,
        columns: {
          event_id: event === undefined ? null : things.findOrCreate('event', event),
          community_id:
            community === undefined ? null : things.findOrCreate('community', community),
        },
        made: { name },
        fieldOf: {},
        otherwise: 'survey.answer',
      },
      noDifferences(),
    );
    survey = made.ref;
    return survey;
  };

  const questionRef = (question: (typeof questions)[number], row: number): Ref => {
    let ref = refs.get(question.uid);
    if (ref === undefined) {
      const { uid, position, text, part, kind } = question;
      ref = upsert(
        session,
        row,
        {
          entity: 'question',
          uid,
          columns: {},
          made: { survey_id: surveyRef(row), position, text, part, kind },
          fieldOf: {},
          otherwise: 'survey.answer',
        },
        noDifferences(),
      ).ref;
      refs.set(uid, ref);
    }
    return ref;
  };

  const memberOf = (values: SheetValues) =>
    hasKey(values) ? members.resolve(values, 'secondary') : null;

  const addAnswers = (
    row: number,
    response: { readonly ref: Ref; readonly uid: string; readonly isNew: boolean },
    answers: readonly (readonly [(typeof questions)[number], string])[],
    differences: Differences,
  ): void => {
    for (const [question, text] of answers) {
      const number =
        question.kind === 'nps' || question.kind === 'rating' ? leadingNumber(text) : null;
      if (number !== null) {
        question.scores.n += 1;
        question.scores.zero ||= number === 0;
      }
      const own = noDifferences();
      const field = headed('survey.answer', question.columns[0]?.header ?? question.text);
      const { isNew } = upsert(
        session,
        row,
        {
          entity: 'answer',
          uid: keyUid('answer', response.uid, question.uid),
          columns: { text, number },
          made: { response_id: response.ref, question_id: questionRef(question, row) },
          fieldOf: {},
          otherwise: field,
        },
        own,
      );
      differences.updated += own.updated;
      differences.conflicts += own.conflicts;
      if (!isNew || response.isNew) continue;
      differences.updated += 1;
      staging.noteChange(row, field, null, text);
    }
  };

  return {
    row: (values) => {
      const number = values.get('survey.number');
      const cells = new Map(values.all('survey.answer').map(({ index, text }) => [index, text]));
      const answers = questions.flatMap((question) => {
        const text = answerOf(question, cells);
        return text === null ? [] : [[question, text] as const];
      });
      const title = [number === null ? null : `#${number}`, personTitle(values) || null]
        .filter((text) => text !== null)
        .join(' ');
      if (answers.length === 0 && number === null) return rejected(title, 'no-answers');
      const found = memberOf(values);
      const trouble = found === null ? null : memberTrouble(found, values);
      if (trouble !== null) return { ...trouble, title };
      const member = found !== null && 'ref' in found ? found.ref : null;
      const when = values.get('survey.submitted');
      const atMs = toInstant(when, frame);
      const uid = keyUid(
        'survey_response',
        surveyUid,
        ...(number === null ? [String(atMs ?? ''), hashOf(answers)] : ['number', number]),
      );
      const differences = noDifferences();
      const response = upsert(
        session,
        values.number,
        {
          entity: 'survey_response',
          uid,
          columns: {
            submitted_at_ms: atMs,
            submitted_date:
              atMs === null ? toLocalDate(when, frame) : localDateOf(atMs, frame.workspaceZone),
            duration_ms: values.get('survey.duration'),
            source: values.get('survey.source'),
            source_detail: values.get('survey.source_detail'),
            score: values.get('survey.score'),
          },
          made: { survey_id: surveyRef(values.number), number, member_id: member },
          fieldOf,
          otherwise: 'survey.submitted',
        },
        differences,
      );
      differences.created = response.isNew;
      linkMember(values, uid, member, differences);
      addAnswers(values.number, { ...response, uid }, answers, differences);
      return outcomeOf(classOf(differences), title || (answers[0]?.[1] ?? ''));
    },
    end: () => {
      members.end();
      warnCreated(session, things, members);
      if (frame.context.survey === undefined)
        session.warn({ code: 'survey-name', row: null, column: null, params: { name } });
      for (const { kind, text, scores, columns } of questions)
        if (kind === 'nps' && scores.n >= ENOUGH_FOR_ZERO && !scores.zero)
          session.warn({
            code: 'nps-from-one',
            row: null,
            column: columns[0]?.index ?? null,
            params: { name: text },
          });
      return 0;
    },
  };

  /** A later file may say who gave a response that was anonymous before. */
  function linkMember(
    values: SheetValues,
    uid: string,
    member: Ref | null,
    differences: Differences,
  ): void {
    const stored = store.byUid('survey_response', uid);
    if (member === null || stored === null || stored['member_id'] !== null) return;
    staging.update('survey_response', uid, 'member_id', null, member);
    staging.noteChange(values.number, 'member.phone', null, personTitle(values));
    differences.updated += 1;
  }
};

const answerOf = (
  { columns, options, separator }: SheetQuestion,
  cells: ReadonlyMap<number, string>,
): string | null => {
  if (options !== null) {
    const chosen = options.filter((option, at) => {
      const answer = answerText(cells.get(columns[at]!.index) ?? '');
      return answer !== null && isChosen(answer, option);
    });
    return chosen.length === 0 ? null : chosen.join(UNIT);
  }
  const answer = answerText(cells.get(columns[0]!.index) ?? '');
  if (answer === null || separator === null) return answer;
  const pieces = splitOptions(answer, separator);
  return pieces.length === 0 ? null : pieces.join(UNIT);
};

const hashOf = (answers: readonly (readonly [{ readonly key: string }, string])[]): string =>
  createHash('sha256')
    .update(JSON.stringify(answers.map(([{ key }, text]) => [key, text])))
    .digest('base64url');

const plainSheet =
  /^(?:sheet|工作表|worksheet|excelreport|表格|form responses|表单回复|表單回應|responses)\s*\d*$/i;

/** The sheet's name, or that of the file where the sheet has none of its own. */
const surveyName = ({ file, sheet }: { readonly file: string; readonly sheet: string }): string => {
  const base = basename(file, extname(file));
  if (sheet.trim() !== '' && !plainSheet.test(sheet.trim()) && sheet !== file && sheet !== base)
    return sheet.trim();
  // 问卷星 puts number, kind of download and counts round the title; browsers add `(2)`.
  const title = /^\d+_按[^_]+_(.+?)(?:_\d+)*$/.exec(base)?.[1] ?? base;
  return title.replace(/\s*[(（](?:\d+|responses|回复|回應)[)）]\s*$/i, '').trim() || base;
};
