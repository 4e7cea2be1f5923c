import type { FieldId } from './fields.ts';
import { normaliseHeader, withoutBrackets } from './normalise-header.ts';
import { communityWords } from './synonyms/communities.ts';
import { contentWords } from './synonyms/content.ts';
import { costWords } from './synonyms/costs.ts';
import { eventWords } from './synonyms/events.ts';
import { groupDayWords } from './synonyms/group-days.ts';
import type { HeaderWords } from './synonyms/header-words.ts';
import { interactionWords } from './synonyms/interactions.ts';
import { memberWords } from './synonyms/members.ts';
import { orderWords } from './synonyms/orders.ts';
import { pointsWords } from './synonyms/points.ts';
import { referralWords } from './synonyms/referrals.ts';
import { signupWords } from './synonyms/signups.ts';
import { surveyWords } from './synonyms/surveys.ts';
import { templateHeaders } from './templates.ts';

/** Header words of all fields; where two fields share a word, the earlier list comes first. */
const headerWords: HeaderWords = {
  ...memberWords,
  ...communityWords,
  ...interactionWords,
  ...eventWords,
  ...signupWords,
  ...orderWords,
  ...contentWords,
  ...surveyWords,
  ...costWords,
  ...pointsWords,
  ...referralWords,
  ...groupDayWords,
};

const rank = new Map<string, { readonly field: FieldId; readonly rank: number }[]>();
const add = (field: FieldId, header: string, at: number): void => {
  // Typeform numbers its answers in a column `#`, of which normalising leaves nothing.
  const key = normaliseHeader(header) || header;
  const list = rank.get(key);
  if (list === undefined) rank.set(key, [{ field, rank: at }]);
  else if (!list.some((one) => one.field === field)) list.push({ field, rank: at });
};
// The program's own templates name their fields exactly.
for (const [field, headers] of templateHeaders) for (const header of headers) add(field, header, 0);
for (const [field, headers] of Object.entries(headerWords) as [FieldId, readonly string[]][])
  headers.forEach((header, index) => add(field, header, index));

/** Words that tables of anything have; they name a column, not what a sheet is about. */
const genericWords = new Set(['id', '编号', '状态', 'status', 'response', '回复', 'name', 'type']);
export const isGenericWord = (normalised: string): boolean => genericWords.has(normalised);

interface Named {
  readonly field: FieldId;
  readonly rank: number;
}

/** Fields that a normalised header names exactly; a lower rank is a clearer word for the field. */
const fieldsNamed = (normalised: string): readonly Named[] => rank.get(normalised) ?? [];

/** Fields that a header names, as a whole or, failing that, without its brackets. */
export const fieldsOf = (header: string): readonly Named[] => {
  const whole = fieldsNamed(normaliseHeader(header));
  if (whole.length > 0) return whole;
  const bare = fieldsNamed(normaliseHeader(withoutBrackets(header)));
  return bare.length > 0 ? bare : fieldsNamed(header.trim());
};

const MIN_CONTAINED = 2;

/** Fields whose clear words a normalised header contains; the longest word first. */
export const fieldsContained = (
  normalised: string,
): readonly { readonly field: FieldId; readonly length: number }[] => {
  const found: { field: FieldId; length: number }[] = [];
  for (const [word, fields] of rank)
    if (
      word.length >= (/^[a-z0-9]+$/.test(word) ? 4 : MIN_CONTAINED) &&
      word !== normalised &&
      normalised.includes(word)
    )
      for (const { field } of fields) found.push({ field, length: word.length });
  return found.sort((a, b) => b.length - a.length);
};
