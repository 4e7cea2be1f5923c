import type { FieldQuestion } from '../../contract/member-filters.ts';

type TextQuestion = Pick<Extract<FieldQuestion, { kind: 'text' }>, 'match' | 'text'>;

/** The store compares without regard to the case of a–z only; so much is certain either way. */
const mayBe = (text: string, other: string): boolean => text.toLowerCase() === other.toLowerCase();
const mayContain = (text: string, part: string): boolean =>
  text.toLowerCase().includes(part.toLowerCase());

/** Whether no text can be meant by both; false where that is not certain. */
export const textsExclude = (one: TextQuestion, other: TextQuestion): boolean =>
  excludes(one, other) || excludes(other, one);

const excludes = (one: TextQuestion, other: TextQuestion): boolean => {
  if (one.match === 'equals')
    switch (other.match) {
      case 'equals':
        return !mayBe(one.text, other.text);
      case 'differs':
        return one.text === other.text;
      case 'contains':
        return !mayContain(one.text, other.text);
      case 'lacks':
        return one.text.includes(other.text);
      default: {
        const never: never = other.match;
        return never;
      }
    }
  return one.match === 'contains' && other.match === 'lacks' && one.text.includes(other.text);
};
