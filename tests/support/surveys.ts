import type { WriteDb } from '../../electron/store/db.ts';
import { idOf, write } from './recorded-rows.ts';

interface Question {
  readonly kind: 'nps' | 'rating' | 'text';
  readonly text: string;
  /** By response; null was skipped. */
  readonly answers: readonly (string | number | null)[];
}

/** A survey `sv_…` with its responses `sr_<survey>_<n>`, of members where they are given. */
export const addSurvey = (
  db: WriteDb,
  uid: string,
  {
    event,
    questions,
    members = [],
  }: {
    readonly event: string | null;
    readonly questions: readonly Question[];
    readonly members?: readonly (string | null)[];
  },
): void =>
  write(db, (insert) => {
    const survey = insert('survey', {
      uid,
      name: uid,
      event_id: event === null ? null : idOf(db, 'event', event),
    });
    const count = Math.max(0, ...questions.map(({ answers }) => answers.length));
    const responses = Array.from({ length: count }, (_, n) => {
      const member = members[n] ?? null;
      return insert('survey_response', {
        uid: `sr_${uid}_${n}`,
        survey_id: survey,
        member_id: member === null ? null : idOf(db, 'member', member),
        number: String(n + 1),
        submitted_date: '2026-11-11',
      });
    });
    for (const [at, { kind, text, answers }] of questions.entries()) {
      const question = insert('question', {
        uid: `qu_${uid}_${at}`,
        survey_id: survey,
        position: at,
        text,
        kind,
      });
      for (const [n, answer] of answers.entries())
        if (answer !== null)
          insert('answer', {
            uid: `an_${uid}_${at}_${n}`,
            response_id: responses[n]!,
            question_id: question,
            text: String(answer),
            number: typeof answer === 'number' ? answer : null,
          });
    }
  });
