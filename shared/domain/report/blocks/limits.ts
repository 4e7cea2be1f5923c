import type { LimitEdit } from '../../../contract/retrospective-words.ts';
import type { Facts } from '../../../contract/retrospectives.ts';
import { translateAny } from '../../../messages/translate.ts';
import type { ReportBlock } from '../document.ts';
import { limitLines, type LimitLine } from '../limits.ts';
import type { Writing } from './cells.ts';

/** What the data say, in words; empty where they do not say it. */
export const dataText = ({ limit }: LimitLine, { language }: Pick<Writing, 'language'>): string =>
  limit === null ? '' : (translateAny(language, limit.key, limit.values) ?? limit.key);

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
