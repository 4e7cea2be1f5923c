import type { Limit, LimitEdit } from '../../../contract/retrospective-words.ts';
import type { Facts } from '../../../contract/retrospectives.ts';
import type { Language } from '../../../messages/languages.ts';
import { translateAny } from '../../../messages/translate.ts';
import type { ReportBlock } from '../document.ts';
import { kpiName } from '../format-figure.ts';
import { limitLines, type LimitLine } from '../limits.ts';
import type { Writing } from './cells.ts';

/** What the data say, in words; empty where they do not say it. */
export const dataText = ({ limit }: LimitLine, { language }: Pick<Writing, 'language'>): string =>
  limit === null
    ? ''
    : (translateAny(language, limit.key, inWords(language, limit.values)) ?? limit.key);

/** A metric that a limit names is written by its name in this language. */
const inWords = (language: Language, values: Limit['values']): Limit['values'] => {
  const { metric, filter } = values;
  return typeof metric !== 'string'
    ? values
    : {
        ...values,
        metric: kpiName(language, metric, filter === undefined ? null : String(filter)),
      };
};

const lineText = (line: LimitLine, writing: Writing): string => {
  const own = line.edit?.text ?? '';
  switch (line.state) {
    case 'reworded':
      return writing.say('words.limit-reworded', { text: own });
    case 'outdated':
      return writing.say('words.limit-outdated', { text: own, now: dataText(line, writing) });
    case 'own':
      return writing.say('words.limit-own', { text: own });
    default:
      return dataText(line, writing);
  }
};

/** The limits with what was made of them: whoever reads sees what was reworded, added and dropped. */
export const limitBlocks = (
  facts: Facts,
  edits: readonly LimitEdit[],
  writing: Writing,
): ReportBlock[] => {
  const lines = limitLines(facts, edits).filter(({ state }) => state !== 'gone');
  const dropped = lines.filter(({ state }) => state === 'dropped').length;
  const items = lines
    .filter(({ state }) => state !== 'dropped')
    .map((line) => lineText(line, writing));
  return [
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
    ...(dropped === 0
      ? []
      : [
          {
            kind: 'paragraph' as const,
            quiet: true,
            text: writing.say('words.limits-dropped', { count: dropped }),
          },
        ]),
  ];
};
