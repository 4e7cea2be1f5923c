import { describe, expect, it } from 'vitest';
import {
  answerColumn,
  blockOf,
  blockOfFile,
  cellAddress,
  draftFile,
  keepAnswers,
  openQuestions,
  planOf,
  setField,
} from '../../../../renderer/rooms/imports/draft.ts';
import type { RecognisedFile, RecognisedSheet } from '../../../../shared/contract/imports.ts';

const sheet: RecognisedSheet = {
  name: '会员',
  hidden: false,
  rows: 3,
  rowsExact: true,
  kind: 'members',
  confidence: 0.9,
  headerRow: 2,
  columns: [
    { index: 0, header: '姓名', field: 'member.name', confidence: 1, samples: ['李梅'] },
    { index: 1, header: '手机', field: null, confidence: 0, samples: ['13800138000'] },
    { index: 2, header: '联系电话', field: null, confidence: 0, samples: [] },
  ],
  dateOrder: null,
  questions: [{ code: 'column', subject: 'member.phone', choices: ['手机', '联系电话'] }],
  preview: [],
  fingerprint: 'f',
  context: [
    { name: 'zone', required: false },
    { name: 'namespace', required: true },
  ],
  remembered: false,
  rememberedContext: {},
};
const file = (sheets: readonly RecognisedSheet[]): RecognisedFile => ({
  handle: 'a-file-handle',
  name: '会员.xlsx',
  bytes: 10,
  format: 'xlsx',
  encoding: null,
  encodings: [],
  delimiter: null,
  warnings: [],
  alreadyImported: [],
  sheets: [...sheets],
});

describe('draft of an import', () => {
  it('is ready once its questions are answered and its context is given', () => {
    const [first] = draftFile(file([sheet]), 'Asia/Shanghai');
    expect(first!.context).toEqual({ zone: 'Asia/Shanghai' });
    expect(openQuestions(first!)).toHaveLength(1);
    const answered = answerColumn(first!, 0, 'member.phone', '联系电话');
    expect(blockOf(answered)).toBe('context');
    const ready = { ...answered, context: { ...answered.context, namespace: '有赞' } };
    expect(blockOf(ready)).toBeNull();
    expect(planOf(ready).mapping.columns.map(({ field }) => field)).toEqual([
      'member.name',
      null,
      'member.phone',
    ]);
  });

  it('is not ready without a kind or without any column', () => {
    const [unknown] = draftFile(
      file([{ ...sheet, kind: null, questions: [], context: [] }]),
      'UTC',
    );
    expect(blockOf(unknown!)).toBe('kind');
    const [empty] = draftFile(file([{ ...sheet, questions: [], context: [] }]), 'UTC');
    expect(blockOf(setField(empty!, 0, null))).toBe('columns');
    expect(blockOfFile([{ ...empty!, included: false }])).toBe('sheets');
  });

  it('leaves hidden and empty sheets out of a workbook of several', () => {
    const drafts = draftFile(
      file([sheet, { ...sheet, hidden: true }, { ...sheet, rows: 0 }]),
      'UTC',
    );
    expect(drafts.map((draft) => draft.included)).toEqual([true, false, false]);
  });

  it('keeps what was answered about the sheets when one of them is corrected', () => {
    const two = [sheet, { ...sheet, name: '群' }];
    const [first, second] = draftFile(file(two), 'UTC');
    const before = [
      { ...first!, context: { ...first!.context, namespace: '有赞' } },
      answerColumn(second!, 0, 'member.phone', '手机'),
    ];
    const again = keepAnswers(draftFile(file(two), 'UTC'), before, '会员');
    expect(again[0]!.context).toEqual({ zone: 'UTC', namespace: '有赞' });
    expect(openQuestions(again[0]!)).toHaveLength(1);
    expect(again[1]).toEqual(before[1]);
  });

  it('names cells as a spreadsheet does', () => {
    expect(cellAddress(17, 2)).toBe('C17');
    expect(cellAddress(4, 27)).toBe('AB4');
    expect(cellAddress(9, null)).toBe('9');
  });
});
