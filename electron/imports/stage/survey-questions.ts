import { cellText, isBlank, type Cell, type SheetRow } from '../../../shared/domain/cells.ts';
import { splitQuestion } from '../../../shared/domain/imports/question-columns.ts';
import { isEmptyText, fold } from '../../../shared/domain/values/parsed.ts';
import type { HeaderColumn } from './sheet-values.ts';

export type QuestionKind = 'text' | 'single' | 'multi' | 'rating' | 'nps';

/** One question of a sheet and the columns that its answers stand in. */
export interface SheetQuestion {
  /** Stable within the survey: the header, or number and text of a question spread over columns. */
  readonly key: string;
  readonly text: string;
  readonly part: string | null;
  readonly kind: QuestionKind;
  readonly columns: readonly HeaderColumn[];
  /** Option of each column, where every option has a column of its own. */
  readonly options: readonly string[] | null;
  readonly separator: string | null;
}

const skipped = /^(?:[(（]?(?:跳过|跳過|skipped|空|未答|未作答)[)）]?)$/i;
// What 问卷星 writes in code downloads for a question that was not shown or not answered.
const skippedCodes = new Set(['-3', '-2']);

/** The answer in a cell; null where the question was skipped. */
export const answerText = (text: string): string | null => {
  const folded = fold(text);
  return isEmptyText(folded) || skipped.test(folded) || skippedCodes.has(folded)
    ? null
    : text.trim();
};

const answersIn = (sample: readonly SheetRow[], index: number): readonly string[] =>
  sample.flatMap((row) => {
    const cell: Cell = row.cells[index] ?? null;
    const answer = isBlank(cell) ? null : answerText(cellText(cell));
    return answer === null ? [] : [answer];
  });

const yes = new Set(['1', '√', '✓', '✔', '是', 'yes', 'true', '选中', '已选']);
const no = new Set(['0', '×', '否', 'no', 'false', '未选中', '未选']);

/** Whether the cell of an option's own column says that it was chosen. */
export const isChosen = (answer: string, option: string): boolean =>
  yes.has(answer.toLowerCase()) || answer === option;

/** The questions of a sheet, and what kind each is, from its headers and first answers. */
export const questionsOf = (
  columns: readonly HeaderColumn[],
  sample: readonly SheetRow[],
  chosenSeparator: string | null,
): readonly SheetQuestion[] => {
  const splits = columns.map((column) => ({ column, ...splitQuestion(column.header) }));
  const groups = new Map<string, (typeof splits)[number][]>();
  for (const one of splits) {
    // Options of one question share its number; only one of them may carry the text.
    const id = one.part === null ? null : one.number === null ? `t ${one.text}` : `n ${one.number}`;
    if (id !== null) groups.set(id, [...(groups.get(id) ?? []), one]);
  }
  const questions: SheetQuestion[] = [];
  const done = new Set<HeaderColumn>();
  for (const one of splits) {
    if (done.has(one.column)) continue;
    const id = one.number === null ? `t ${one.text}` : `n ${one.number}`;
    const group = one.part === null ? [] : (groups.get(id) ?? []);
    const text = group.find((other) => other.text !== '')?.text ?? one.text;
    if (group.length < 2) {
      questions.push(plain(one.column, whole(one), null, sample, chosenSeparator));
      continue;
    }
    for (const { column } of group) done.add(column);
    const spread = group.every(({ column, part }) =>
      answersIn(sample, column.index).every(
        (answer) => isChosen(answer, part!) || no.has(answer.toLowerCase()),
      ),
    );
    if (spread)
      questions.push({
        key: id,
        text: text === '' ? (one.number ?? '') : text,
        part: null,
        kind: 'multi',
        columns: group.map(({ column }) => column),
        options: group.map(({ part }) => part!),
        separator: null,
      });
    else
      for (const { column, part } of group)
        questions.push(plain(column, text, part, sample, chosenSeparator));
  }
  return questions;
};

const whole = ({
  text,
  part,
  column,
}: {
  text: string;
  part: string | null;
  column: HeaderColumn;
}) =>
  part === null
    ? text || column.header
    : column.header.replace(/^\s*(?:Q\s?)?\d{1,3}\s*[、.．:：]\s*/i, '');

const plain = (
  column: HeaderColumn,
  text: string,
  part: string | null,
  sample: readonly SheetRow[],
  chosenSeparator: string | null,
): SheetQuestion => {
  const answers = answersIn(sample, column.index);
  const separator =
    chosenSeparator !== null && answers.some((answer) => answer.includes(chosenSeparator))
      ? chosenSeparator
      : separatorOf(answers);
  return {
    key: column.header,
    text,
    part,
    kind: separator === null ? kindOf(`${text} ${part ?? ''}`, answers) : 'multi',
    columns: [column],
    options: null,
    separator,
  };
};

const MIN_ANSWERS = 4;
const MAX_OPTIONS = 20;
const MAX_OPTION_LENGTH = 40;

/** The separator of a multiple choice: its pieces are few and come back. */
const separatorOf = (answers: readonly string[]): string | null => {
  if (answers.some((answer) => answer.includes('┋'))) return '┋';
  for (const separator of [';', '；', '|', '\n', ', ', '、', ',', '，']) {
    if (!answers.some((answer) => answer.includes(separator))) continue;
    const pieces = answers.flatMap((answer) => splitOptions(answer, separator));
    const options = new Set(pieces);
    if (
      answers.length >= MIN_ANSWERS &&
      options.size <= MAX_OPTIONS &&
      options.size * 2 <= pieces.length &&
      pieces.every((piece) => piece.length <= MAX_OPTION_LENGTH)
    )
      return separator;
  }
  return null;
};

export const splitOptions = (answer: string, separator: string): readonly string[] => [
  ...new Set(
    answer
      .split(separator)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== ''),
  ),
];

/** The number that an answer is or begins with (`10`, `9分`, `10 非常愿意`); null when there is none. */
export const leadingNumber = (answer: string): number | null => {
  const found = /^(\d{1,3}(?:\.\d+)?)(?![\d.])/.exec(fold(answer));
  return found === null ? null : Number(found[1]);
};

const recommends = /推荐|推薦|推介|nps|recommend/i;
const rates =
  /满意|滿意|评分|評分|打分|评价|評價|几分|幾分|星|score|rat(?:e|ing)|satisf|how (?:likely|easy|difficult)/i;
const MAX_RATING = 100;
const NPS_TOP = 10;

const kindOf = (text: string, answers: readonly string[]): QuestionKind => {
  if (answers.length === 0) return 'text';
  const numbers = answers.map(leadingNumber);
  if (numbers.every((number) => number !== null)) {
    const whole = numbers.every((number) => Number.isInteger(number) && number <= NPS_TOP);
    if (whole && recommends.test(text)) return 'nps';
    // The full scale from 0 to 10, used widely, is the recommendation question by any other words.
    if (
      whole &&
      answers.length >= 10 &&
      numbers.includes(0) &&
      numbers.includes(NPS_TOP) &&
      new Set(numbers).size >= 5 &&
      !rates.test(text)
    )
      return 'nps';
    if (rates.test(text) && numbers.every((number) => number <= MAX_RATING)) return 'rating';
  }
  const options = new Set(answers);
  return options.size <= MAX_OPTIONS &&
    options.size * 2 <= answers.length &&
    answers.every((answer) => answer.length <= MAX_OPTION_LENGTH)
    ? 'single'
    : 'text';
};
